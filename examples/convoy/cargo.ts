import { randomBytes } from 'node:crypto'
import { openDatabase } from '../serving/database.ts'

/** `delivered`: the callback was accepted. `undeliverable`: it was tried as often as we try. */
export type CargoStatus = 'loaded' | 'delivered' | 'undeliverable'

export interface Cargo {
  readonly id: string
  readonly projectId: string
  readonly params: Readonly<Record<string, unknown>>
  readonly callbackUrl: string
  readonly status: CargoStatus
  /** ISO 8601. */
  readonly createdAt: string
}

export interface CargoHold {
  readonly load: (wish: Pick<Cargo, 'projectId' | 'params' | 'callbackUrl'>) => Cargo
  /** Null where there is none, and where it is another project's: nobody can tell these apart. */
  readonly find: (projectId: string, id: string) => Cargo | null
  /** What has not been delivered yet, the oldest first. */
  readonly waiting: () => readonly Cargo[]
  readonly settle: (id: string, status: Exclude<CargoStatus, 'loaded'>) => void
  readonly close: () => void
}

const tables = `
  create table if not exists cargo (
    id text primary key, project_id text not null, params text not null,
    callback_url text not null, status text not null, created_at text not null
  ) strict;
  create index if not exists cargo_waiting on cargo (created_at) where status = 'loaded'`

/** Cargo kept in SQLite, in this file. */
export function openCargoHold(file: string): CargoHold {
  const database = openDatabase(file, tables)
  const insert = database.prepare('insert into cargo values (?, ?, ?, ?, ?, ?)')
  const find = database.prepare('select * from cargo where id = ? and project_id = ?')
  const waiting = database.prepare(
    `select * from cargo where status = 'loaded' order by created_at`,
  )
  const settle = database.prepare('update cargo set status = ? where id = ?')
  return {
    load: (wish) => {
      const id = `crg_${randomBytes(12).toString('hex')}`
      const cargo: Cargo = { ...wish, id, status: 'loaded', createdAt: new Date().toISOString() }
      const { projectId, params, callbackUrl, status, createdAt } = cargo
      insert.run(id, projectId, JSON.stringify(params), callbackUrl, status, createdAt)
      return cargo
    },
    find: (projectId, id) => {
      const row = find.get(id, projectId)
      return row === undefined ? null : cargoOf(row)
    },
    waiting: () => waiting.all().map(cargoOf),
    settle: (id, status) => void settle.run(status, id),
    close: () => database.close(),
  }
}

function cargoOf(row: Readonly<Record<string, unknown>>): Cargo {
  return {
    id: String(row['id']),
    projectId: String(row['project_id']),
    params: JSON.parse(String(row['params'])) as Cargo['params'],
    callbackUrl: String(row['callback_url']),
    status: row['status'] as CargoStatus,
    createdAt: String(row['created_at']),
  }
}
