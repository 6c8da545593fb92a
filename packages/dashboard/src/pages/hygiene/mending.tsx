import type { Api } from '../../api/api.ts'
import type { Finding, FoundKey } from '../../api/hygiene-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { BulkKeys } from '../../parts/keys/bulk/bulk-keys.tsx'
import { type Meant, type MeantKey, meantBy, mostMeant } from '../../parts/keys/bulk/meant.ts'
import { remedies } from './remedies.ts'
import { RotateFound } from './rotate-found.tsx'

interface Asked {
  readonly finding: Finding
  readonly found: readonly FoundKey[] | 'all'
  readonly onClose: (isDone: boolean) => void
}

/** Does what mends a finding: to one key, to several, or to all that have it. */
export function Mending({ finding, found, onClose }: Asked) {
  const api = useApi()
  const does = remedies[finding]
  if (does === 'rotate') {
    const id = found === 'all' ? undefined : found[0]?.key.id
    return id === undefined ? null : <RotateFound id={id} onClose={() => onClose(true)} />
  }
  const prepare = async () =>
    found === 'all' ? readAll(api, finding) : meantBy(found.map(meantKey), Date.now())
  return <BulkKeys does={does} prepare={prepare} onClose={onClose} />
}

function meantKey({ key, exercised_scopes: exercised }: FoundKey): MeantKey {
  return { ...key, exercised }
}

async function readAll(api: Api, finding: Finding): Promise<Meant> {
  const found = await api.hygiene.list({ finding, limit: 100 }).all({ most: mostMeant + 1 })
  const isMore = found.length > mostMeant
  return meantBy(found.slice(0, mostMeant).map(meantKey), Date.now(), isMore)
}
