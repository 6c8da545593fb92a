import { StoreRefused } from '../port.ts'
import { codeOf } from './errors.ts'

/** A DATABASE_URL, and what of it may be shown: never the password. */
export interface Address {
  readonly url: string
  readonly server: string
  readonly user: string
  readonly database: string
}

const protocols: readonly string[] = ['postgres:', 'postgresql:']

export function parseAddress(url: string): Address {
  // The error of `new URL` holds the whole text, password included: it goes no further.
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !protocols.includes(parsed.protocol)) {
    throw new StoreRefused(
      'DATABASE_URL is not an address like postgres://user:password@host:5432/database.',
    )
  }
  const user = decode(parsed.username)
  return {
    url,
    server: `${parsed.hostname || 'localhost'}:${parsed.port || '5432'}`,
    user,
    database: decode(parsed.pathname.slice(1)) || user,
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new StoreRefused('DATABASE_URL has a % that is not followed by two hexadecimal digits.')
  }
}

type Sentence = (address: Address, code: string) => string

const noAccess: Sentence = ({ server, user }, code) =>
  `The PostgreSQL server of DATABASE_URL (${server}) does not let the user ${user} in (${code}): ` +
  'the password may be wrong.'

/** By SQLSTATE, or its class. */
const sentences: Readonly<Record<string, Sentence>> = {
  '28': noAccess,
  '3D000': ({ server, database }) =>
    `The PostgreSQL server of DATABASE_URL (${server}) has no database ${database}.`,
  '42501': ({ server, user, database }) =>
    `The user of DATABASE_URL, ${user}, may not create tables in ${database} at ${server}.`,
  '25006': ({ server }) =>
    `The PostgreSQL server of DATABASE_URL (${server}) is read-only: it must be the primary.`,
}

/** Why the database can't be opened, in one sentence; null when the error is none that we know. */
export function refusalFor(error: unknown, address: Address): StoreRefused | null {
  const code = codeOf(error)
  const known = Object.keys(sentences).find((start) => code?.startsWith(start) === true)
  const sentence = sentences[known ?? '']
  if (sentence === undefined || code === null) return null
  return new StoreRefused(sentence(address, code), { cause: error })
}

/** The error holds no password: neither pg nor node put one into theirs. */
export function unreachable(error: unknown, { server }: Address): StoreRefused {
  const why = codeOf(error) ?? 'no answer in time'
  return new StoreRefused(
    `The PostgreSQL server of DATABASE_URL (${server}) can not be reached (${why}).`,
    {
      cause: error,
    },
  )
}
