import { segmentsOf } from './check-routes.ts'
import type { Argument, Contract, Operation, OperationName } from './contract.ts'

/** What a use case can't do without, and may take besides. */
interface Taken {
  readonly needs: readonly Argument[]
  readonly takes: readonly Argument[]
  readonly isList?: true
}

const taken: Readonly<Record<OperationName, Taken>> = {
  whoami: { needs: [], takes: [] },
  list_products: { needs: [], takes: [], isList: true },
  create_key: { needs: [], takes: ['project', 'name', 'scopes', 'expires_in'] },
  list_keys: { needs: [], takes: ['project'], isList: true },
  read_key: { needs: ['key_id'], takes: ['project'] },
  revoke_key: { needs: ['key_id'], takes: ['project'] },
  register_client: { needs: [], takes: ['project', 'name', 'scopes', 'tier'] },
  list_clients: { needs: [], takes: ['project'], isList: true },
  read_client: { needs: ['client_id'], takes: [] },
  deactivate_client: { needs: ['client_id'], takes: [] },
  reactivate_client: { needs: ['client_id'], takes: [] },
  rotate_client_secret: { needs: ['client_id'], takes: ['overlap'] },
  create_project: { needs: [], takes: ['slug', 'name'] },
  list_projects: { needs: [], takes: [], isList: true },
  delete_project: { needs: ['project'], takes: [] },
}

/** Arguments that come from nowhere, and those that nobody reads. Each text says where. */
export function operationsAtFault({ operations }: Contract): string[] {
  return operations.flatMap((operation, at) => argumentsAtFault(operation, `operations[${at}]`))
}

function argumentsAtFault({ does, method, path, takes }: Operation, place: string): string[] {
  const { needs, takes: optional, isList = false } = taken[does]
  const known = [...needs, ...optional]
  const segments = segmentsOf(path)
  const sources = Object.entries(takes) as [Argument, (typeof takes)[Argument]][]
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const found: (string | false)[] = [
    ...needs.map((name) => takes[name] === undefined && `${place}.takes: ${does} needs ${name}`),
    ...sources.flatMap(([name, source]) => [
      !known.includes(name) && `${place}.takes.${name}: ${does} does not take it`,
      source?.from === 'path' &&
        !segments.includes(source.segment) &&
        `${place}.takes.${name}: the path has no segment {${source.segment}}`,
      source?.from === 'body' && !hasBody && `${place}.takes.${name}: ${method} has no body`,
      source?.from === 'query' && !isList && `${place}.takes.${name}: lists alone read the query`,
    ]),
    ...segments.map(
      (segment) =>
        !sources.some(([, source]) => source?.from === 'path' && source.segment === segment) &&
        `${place}.takes: nothing is taken from the segment {${segment}}`,
    ),
  ]
  return found.filter((text) => text !== false)
}
