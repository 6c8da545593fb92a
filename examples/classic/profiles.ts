import { openDatabase } from '../serving/database.ts'

/** What an account tells about itself. */
export interface Profile {
  readonly display_name: string
  readonly about: string
  /** ISO 8601; null: nothing has been written yet. */
  readonly updated_at: string | null
}

export interface Profiles {
  /** An account that has written nothing has an empty profile. */
  readonly read: (account: string) => Profile
  readonly write: (account: string, wish: Omit<Profile, 'updated_at'>) => Profile
  readonly close: () => void
}

const tables = `
  create table if not exists profiles (
    account text primary key, display_name text not null, about text not null, updated_at text not null
  ) strict`

/** Profiles kept in SQLite, in this file. */
export function openProfiles(file: string): Profiles {
  const database = openDatabase(file, tables)
  const find = database.prepare(
    'select display_name, about, updated_at from profiles where account = ?',
  )
  const put = database.prepare('insert or replace into profiles values (?, ?, ?, ?)')
  const read = (account: string): Profile => {
    const row = find.get(account)
    if (row === undefined) return { display_name: '', about: '', updated_at: null }
    return {
      display_name: String(row['display_name']),
      about: String(row['about']),
      updated_at: String(row['updated_at']),
    }
  }
  return {
    read,
    write: (account, { display_name: name, about }) => {
      put.run(account, name, about, new Date().toISOString())
      return read(account)
    },
    close: () => database.close(),
  }
}
