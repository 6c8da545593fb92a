import type { Contract } from '../contracts/contract.ts'
import type { Placeholder, SampleRequest } from './exchange.ts'
import { ownClientId, ownClientSecret, ownKey, withPlaceholders } from './placeholders.ts'

/** Whose page it is: what of it the samples may show. */
export interface Reader {
  readonly project: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly contact: string | null
  }
  /** Of the key whose beginning stands in the samples; null: there is none. */
  readonly keyPrefix: string | null
  readonly clientId: string | null
}

/** What stands for a placeholder of the page, by the placeholder. */
export type Values = ReadonlyMap<string, string>

/** The contract with samples that are about the reader's own project. */
export function personalContract(contract: Contract, { project, keyPrefix }: Reader): Contract {
  const own = {
    project_id: project.id,
    project_slug: project.slug,
    project_name: project.name,
    contact: project.contact,
    owner_id: project.id,
    owner_name: project.name,
    owner_email: project.contact,
    ...(keyPrefix === null ? {} : { key_prefix: keyPrefix }),
  }
  const samples = { ...contract.page.samples, ...own }
  return { ...contract, page: { ...contract.page, samples } }
}

/**
 * What a reader's own values stand for. Of a secret there is the beginning, with dots where the rest of it
 * goes: nobody knows the rest.
 */
export function valuesOf(contract: Contract, { project, keyPrefix, clientId }: Reader): Values {
  return new Map([
    ...projectPlaceholders(contract).map((name) => [name, project.id] as const),
    ...(keyPrefix === null
      ? []
      : [[secretPlaceholder(contract, clientId), shortened(keyPrefix)] as const]),
    ...(clientId === null ? [] : [[ownClientId, clientId] as const]),
  ])
}

/** Where the secret of a reader's key goes, or that of their client. */
export function secretPlaceholder(
  { tokens }: Pick<Contract, 'tokens'>,
  clientId: string | null,
): Placeholder {
  return clientId !== null && tokens?.clientId === 'required' ? ownClientSecret : ownKey
}

export function shortened(keyPrefix: string): string {
  return `${keyPrefix}...`
}

/** Segments of paths that name a project. */
function projectPlaceholders({ operations, resources }: Contract): readonly string[] {
  const named = [
    ...operations.flatMap(({ takes }) =>
      takes.project?.from === 'path' ? [takes.project.segment] : [],
    ),
    ...resources.routes.flatMap(({ project }) => project ?? []),
  ]
  return [...new Set(named)].map((segment) => withPlaceholders(`{${segment}}`))
}

/** A text with values in place of the placeholders that they stand for. */
export function filledIn(text: string, values: Values): string {
  return text.replaceAll(/YOUR_[A-Z0-9_]+/g, (name) => values.get(name) ?? name)
}

/** The same for all of a request. */
export function filledRequest(request: SampleRequest, values: Values): SampleRequest {
  const text = JSON.stringify(request)
  const quoted = new Map(
    [...values].map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]),
  )
  return JSON.parse(filledIn(text, quoted)) as SampleRequest
}
