import { readFileSync } from 'node:fs'
import { text as readAll } from 'node:stream/consumers'
import { Failed } from '../definition/endings.ts'
import { text } from '../definition/options.ts'
import type { Surroundings } from '../surroundings.ts'

export const credentialFileOption = text('path', 'a file that holds the credential', 'file')

export const noCredentialArgument =
  'A credential is not taken as an argument, where other users of this machine could read it: leave it out and type it when asked, or pipe it in, or name a file with --file.'

/** A key or a token: out of a file, typed by a person, or piped in. Throws Failed where there is none. */
export async function readCredential(
  file: string | undefined,
  { terminal, ask }: Pick<Surroundings, 'terminal' | 'ask'>,
): Promise<string> {
  const given = await (async () => {
    if (file !== undefined) return readFile(file)
    if (terminal.stdinIsTerminal) return ask.secret('Credential', 'Name a file with --file.')
    return readAll(terminal.stdin)
  })()
  const credential = given.trim()
  if (credential !== '') return credential
  throw new Failed('There is no credential: pipe it in, or name a file with --file.')
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Failed(`The file of --file can not be read (${code ?? 'unknown'}): ${file}.`)
  }
}
