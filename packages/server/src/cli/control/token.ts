import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readGenerated, secretFiles } from '../../installation/generated-secret.ts'
import { Failed } from '../definition/endings.ts'
import type { Surroundings } from '../surroundings.ts'
import type { ControlAddress } from './address.ts'

/** What opens the control API, and where it was found. */
export interface Token {
  readonly token: string
  /** For messages. */
  readonly from: string
  /** What to think of where it is refused. */
  readonly ifRefused?: string
}

export interface TokenOptions {
  readonly tokenFile: string | undefined
  readonly data: string | undefined
}

type Finder = (
  options: TokenOptions,
  environment: Surroundings['environment'],
  address: ControlAddress,
) => Token | null

/** In their order: what was said on the command line counts more than what lies about. */
const finders: readonly Finder[] = [
  ({ tokenFile }) => (tokenFile === undefined ? null : fromFile(tokenFile, '--token-file')),
  ({ data }) => {
    if (data === undefined) return null
    const found = fromDirectory(data)
    if (found === null) throw noInstallation(data)
    return found
  },
  (_, { COUNTERSIGN_TOKEN: token }) => given(token, 'COUNTERSIGN_TOKEN'),
  (_, { COUNTERSIGN_TOKEN_FILE: file }) =>
    file === undefined || file === '' ? null : fromFile(file, 'COUNTERSIGN_TOKEN_FILE'),
  // What opens everything here is not sent to another machine, unless the command line says so.
  (_, { COUNTERSIGN_ADMIN_KEY: key }, { isLocal }) =>
    isLocal ? given(key, 'COUNTERSIGN_ADMIN_KEY') : null,
  (_, { COUNTERSIGN_ADMIN_KEY_FILE: file }, { isLocal }) =>
    !isLocal || file === undefined || file === ''
      ? null
      : fromFile(file, 'COUNTERSIGN_ADMIN_KEY_FILE'),
  (_, { DATA_DIR: directory }, { isLocal }) =>
    isLocal ? fromDirectory(directory || 'countersign-data') : null,
]

const instead =
  'Say who you are: set COUNTERSIGN_TOKEN or COUNTERSIGN_TOKEN_FILE, name a file with --token-file, or, on the machine of an embedded installation, its directory with --data.'

/** Finds the token, or asks for it where a person is there. Throws Failed or WrongUsage. */
export async function findToken(
  options: TokenOptions,
  address: ControlAddress,
  { environment, ask }: Pick<Surroundings, 'environment' | 'ask'>,
): Promise<Token> {
  for (const find of finders) {
    const found = find(options, environment, address)
    if (found !== null) return usable(found)
  }
  const token = await ask.secret(`Token for ${address.url}`, instead)
  return usable({ token: token.trim(), from: 'what was typed' })
}

function given(token: string | undefined, from: string): Token | null {
  return token === undefined || token === '' ? null : { token: token.trim(), from }
}

function fromFile(file: string, named: string): Token {
  try {
    return { token: readFileSync(file, 'utf8').trim(), from: `the file of ${named}` }
  } catch (error) {
    throw new Failed(`The file of ${named} can not be read (${codeOf(error)}): ${file}.`)
  }
}

function fromDirectory(directory: string): Token | null {
  try {
    const token = readGenerated(directory, secretFiles.adminKey)
    return token === null
      ? null
      : {
          token,
          from: `the admin key in ${join(resolve(directory), secretFiles.adminKey)}`,
          ifRefused: 'If it was replaced, restart the service. ',
        }
  } catch (error) {
    throw new Failed(
      `The admin key in ${resolve(directory)} can not be read (${codeOf(error)}): run the command as the user that the service runs as, or give it a token of your own by COUNTERSIGN_TOKEN.`,
    )
  }
}

function noInstallation(directory: string): Failed {
  return new Failed(
    `There is no admin key in ${resolve(directory)}: name the data directory of the installation, or give a token by COUNTERSIGN_TOKEN.`,
  )
}

/** What can stand in a header. Checked here, since the error of a header that can't be sent shows it. */
function usable(found: Token): Token {
  const { token, from } = found
  if (/^[\x21-\x7e]{1,8192}$/.test(token)) return found
  throw new Failed(
    token === ''
      ? `The token is empty: look at ${from}.`
      : `The token is not one: ${from} holds blanks or characters that no token has.`,
  )
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown'
}
