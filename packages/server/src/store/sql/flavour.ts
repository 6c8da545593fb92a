import type {
  DatabaseIntrospector,
  DialectAdapter,
  Kysely,
  QueryCompiler,
  RawBuilder,
} from 'kysely'

/** In what the two databases differ, as data. What is written over it doesn't ask which one it is. */
export interface Flavour {
  readonly types: {
    readonly bytes: 'blob' | 'bytea'
    /** Holds epoch milliseconds. */
    readonly time: 'integer' | 'bigint'
    /** Compares by bytes, as the order of ids and pages of them needs. */
    readonly id: RawBuilder<unknown>
    /** A primary key that the database draws: higher than any it has drawn before. */
    readonly counter: RawBuilder<unknown>
  }
  /** Written at the end of every `create table`. */
  readonly tableEnd: RawBuilder<unknown>
  /** The same where the primary key is a counter. */
  readonly countedTableEnd: RawBuilder<unknown>
  /** Statements that one database adds to a migration, by its name. */
  readonly also: Readonly<Record<string, readonly string[]>>
  /** The database's time, in epoch milliseconds, when the statement began. */
  readonly now: RawBuilder<number>
  /** The elements of a JSON array as rows of one column, `value`. */
  readonly jsonRows: (json: RawBuilder<unknown>) => RawBuilder<unknown>
  /** A text that is compared by its bytes, as ids in columns are. */
  readonly byBytes: (text: RawBuilder<unknown>) => RawBuilder<unknown>
  /** Whether a row must be locked to stay as it was read; else the whole database is. */
  readonly locksRows: boolean
  readonly isUniqueViolation: (error: unknown) => boolean

  readonly adapter: () => DialectAdapter
  readonly compiler: () => QueryCompiler
  readonly introspector: (db: Kysely<unknown>) => DatabaseIntrospector
}
