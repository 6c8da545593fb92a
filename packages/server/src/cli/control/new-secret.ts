import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failed } from '../definition/endings.ts'
import { text, under } from '../definition/options.ts'
import type { Look } from '../output/look.ts'
import type { Control } from './control-command.ts'

export const secretFileOption = under('Output', {
  secretFile: text('path', 'write the secret into this new file, for its owner alone', 'file'),
})

interface HoldsSecret {
  readonly secret: string | null
}

export interface NewSecret<Made> {
  readonly secretFile: string | undefined
  readonly make: () => Promise<Made>
  readonly view: (made: Made, look: Look) => string
}

/** Makes something that has a secret, and shows it this one time, or writes it into a file. */
export async function showNewSecret<Made extends HoldsSecret>(
  { output, surroundings }: Control,
  { secretFile, make, view }: NewSecret<Made>,
): Promise<void> {
  if (secretFile === undefined) {
    output.result(await make(), (made, look) => view(made, look) + setApart(made.secret, look))
    return
  }
  const path = resolve(secretFile)
  // Before anything is made: a secret that has no place would be lost.
  const descriptor = createFile(path)
  const remove = () => rmSync(path, { force: true })
  const keep = surroundings.interruption.undo(remove)
  try {
    const { secret, ...made } = await make()
    writeSync(descriptor, `${secret ?? ''}\n`)
    fsyncSync(descriptor)
    output.result({ ...made, secret: null, secret_file: path } as unknown as Made, (shown, look) =>
      [view(shown, look), `\nThe secret is in ${path}. It is not shown again.\n`].join(''),
    )
  } catch (error) {
    remove()
    throw error
  } finally {
    keep()
    closeSync(descriptor)
  }
}

function createFile(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Failed(
      code === 'EEXIST'
        ? `${path} exists, and is not overwritten: name a new file with --secret-file.`
        : `${path} can not be made (${code ?? 'unknown'}): name another file with --secret-file.`,
    )
  }
}

function setApart(secret: string | null, { paint }: Look): string {
  if (secret === null) {
    return '\nThe secret was shown when this was first made, and is not shown again.\n'
  }
  return `\nThe secret, which is not shown again:\n\n  ${paint('bold', secret)}\n\n`
}
