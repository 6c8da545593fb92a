/** A record of a change as the control API shows it. */
interface Shown {
  readonly sequence: number
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly actor_name?: string
  readonly address: string | null
  readonly request_id: string | null
  readonly action: string
  readonly project_id: string | null
  readonly object: { readonly kind: string; readonly ids: readonly string[] }
  readonly before: object | null
  readonly after: object | null
  readonly hash: string
}

/** In their order. Nothing that a customer wrote begins a cell, where a spreadsheet reads `=` as a formula. */
const columns: Readonly<Record<string, (record: Shown) => string | number | null>> = {
  sequence: ({ sequence }) => sequence,
  id: ({ id }) => id,
  at: ({ at }) => at,
  actor: ({ actor }) => actor,
  actor_name: ({ actor_name: name }) => (name === undefined ? null : JSON.stringify(name)),
  address: ({ address }) => address,
  request_id: ({ request_id }) => request_id,
  action: ({ action }) => action,
  project_id: ({ project_id }) => project_id,
  object_kind: ({ object }) => object.kind,
  object_ids: ({ object }) => object.ids.join(' '),
  before: ({ before }) => written(before),
  after: ({ after }) => written(after),
  hash: ({ hash }) => hash,
}

export const csvHead = `${Object.keys(columns).join(',')}\r\n`

/** A line of RFC 4180. */
export function csvLine(record: Shown): string {
  const cells = Object.values(columns).map((of) => quoted(of(record)))
  return `${cells.join(',')}\r\n`
}

function written(members: object | null): string | null {
  return members === null ? null : JSON.stringify(members)
}

function quoted(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
