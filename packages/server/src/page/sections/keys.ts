import type { KeyFormat } from '@countersign/core'
import type { Contract } from '../../contracts/contract.ts'
import { list, note, type Section, table, text } from '../page.ts'
import { sampleKey } from '../sample-facts.ts'

/** How callers come by a key, what it looks like, and what becomes of it. */
export function keysSection(contract: Contract): Section {
  const { keys, page } = contract
  const environments = (['live', 'test'] as const).filter(
    (environment) => keys.issue.prefixes[environment] !== undefined,
  )
  return {
    title: 'Getting an API key',
    blocks: [
      ...page.gettingAKey.map(text),
      table(
        ['Environment', 'Begins with', 'Looks like'],
        environments.map((environment) => [
          environment,
          `\`${keys.issue.prefixes[environment] ?? ''}\``,
          `\`${sampleKey(contract, environment)}\``,
        ]),
      ),
      text(shapeOf(keys.issue)),
      list(
        `The whole key is shown once, when it is made. ${storedAs(keys.issue)}`,
        `Its first ${keys.issue.displayLength} characters, \`key_prefix\`, tell keys apart afterwards.`,
        'It can be given a date on which it expires, be deactivated and activated again, and be revoked for good. A revoked key is refused from the moment on in which the revocation is answered.',
        'When it was last used is kept, to the second: a key that nobody uses can be found and revoked.',
      ),
      note(
        'A key is a password: keep it out of the code that runs at your users’, out of addresses and out of version control. If others may have seen one, have it rotated at once.',
      ),
    ],
  }
}

function shapeOf(format: KeyFormat): string {
  const { find } = format
  const random = `${find.secretLength} random characters, letters and digits`
  if (find.by === 'digest') return `After the prefix come ${random}.`
  const signed = find.mac
    ? ' It is signed: a forged or mistyped key is refused before the database is asked.'
    : ''
  return `After the prefix come the version of the format, the id of the key and ${random}.${signed}`
}

function storedAs({ find }: KeyFormat): string {
  return find.digest === 'salted'
    ? 'Only a salted digest is stored, so it can not be shown again, and who reads the database can not use it.'
    : 'Only its SHA-256 is stored, so it can not be shown again, and who reads the database can not use it.'
}
