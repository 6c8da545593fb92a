import { openDatabase } from '../serving/database.ts'

/** What a workspace holds. */
export type Kind = 'documents' | 'collections' | 'process-runs' | 'configurations'

export interface Belonging {
  readonly id: string
  /** ISO 8601: when it was made, or last replaced. */
  readonly changed_at: string
  readonly [member: string]: unknown
}

/** The things of one workspace: there is no way from it to another's. */
export interface Belongings {
  /** In the order in which they were made. */
  readonly list: (kind: Kind) => readonly Belonging[]
  readonly find: (kind: Kind, id: string) => Belonging | null
  /** Makes it, or replaces what has this id. */
  readonly put: (kind: Kind, id: string, content: object) => Belonging
  /** Whether it was there. */
  readonly remove: (kind: Kind, id: string) => boolean
}

export interface Warehouse {
  readonly of: (workspace: string) => Belongings
  readonly close: () => void
}

const tables = `
  create table if not exists belongings (
    workspace text not null, kind text not null, id text not null, content text not null,
    changed_at text not null, primary key (workspace, kind, id)
  ) strict`

/** The things of all workspaces, kept in SQLite, in this file. */
export function openWarehouse(file: string): Warehouse {
  const database = openDatabase(file, tables)
  const every = database.prepare(
    'select * from belongings where workspace = ? and kind = ? order by rowid',
  )
  const one = database.prepare(
    'select * from belongings where workspace = ? and kind = ? and id = ?',
  )
  const put = database.prepare(`insert into belongings values (?, ?, ?, ?, ?)
    on conflict do update set content = excluded.content, changed_at = excluded.changed_at`)
  const remove = database.prepare(
    'delete from belongings where workspace = ? and kind = ? and id = ?',
  )
  return {
    of: (workspace) => ({
      list: (kind) => every.all(workspace, kind).map(belongingOf),
      find: (kind, id) => {
        const row = one.get(workspace, kind, id)
        return row === undefined ? null : belongingOf(row)
      },
      put: (kind, id, content) => {
        const changedAt = new Date().toISOString()
        put.run(workspace, kind, id, JSON.stringify(content), changedAt)
        return { id, ...content, changed_at: changedAt }
      },
      remove: (kind, id) => remove.run(workspace, kind, id).changes === 1,
    }),
    close: () => database.close(),
  }
}

function belongingOf(row: Readonly<Record<string, unknown>>): Belonging {
  const content = JSON.parse(String(row['content'])) as object
  return { id: String(row['id']), ...content, changed_at: String(row['changed_at']) }
}
