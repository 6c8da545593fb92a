import pg from 'pg'
import { StoreRefused } from '../port.ts'

export interface Address {
  readonly config: pg.ClientConfig
  /** Host, port and database, for messages: never the user's password. */
  readonly named: string
}

/** Times in milliseconds and counts are bigint, and numbers hold them exactly. */
const parserOf: pg.CustomTypesConfig['getTypeParser'] = (type, format) =>
  type === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(type, format) as () => unknown)

/** Reads DATABASE_URL. Throws StoreRefused when it is no address of a PostgreSQL. */
export function readAddress(url: string, deadlineMs: number): Address {
  const parsed = URL.parse(url)
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new StoreRefused(
      'DATABASE_URL is not usable: expected postgres://user:password@host:port/database.',
    )
  }
  return {
    config: {
      connectionString: url,
      application_name: 'countersign',
      connectionTimeoutMillis: deadlineMs,
      keepAlive: true,
      types: { getTypeParser: parserOf },
    },
    named: `${parsed.host}${parsed.pathname}`,
  }
}
