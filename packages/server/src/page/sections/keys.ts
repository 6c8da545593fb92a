import type { KeyFormat } from '@countersign/core'
import type { Contract } from '../../contracts/contract.ts'
import { type Block, list, note, type Section, table, tableOf, text } from '../page.ts'
import { sampleKey } from '../sample-facts.ts'
import { a, capital, isForClients, memberOf, plural, vocabularyOf } from '../vocabulary.ts'

/** How callers come by a key, what it looks like, and what becomes of it. */
export function keysSection(contract: Contract): Section {
  const { keys, page } = contract
  const { credential } = vocabularyOf(contract)
  const environments = (['live', 'test'] as const).filter(
    (environment) => keys.issue.prefixes[environment] !== undefined,
  )
  return {
    title: isForClients(contract) ? 'Getting a client id and secret' : `Getting ${a(credential)}`,
    blocks: [
      ...page.gettingAKey.map(text),
      tableOf(
        ['Environment', 'Begins with', 'Looks like'],
        environments.map((environment) => [
          environments.length === 1 ? '' : `\`${environment}\``,
          `\`${keys.issue.prefixes[environment] ?? ''}\``,
          `\`${sampleKey(contract, environment)}\``,
        ]),
      ),
      text(shapeOf(keys.issue, credential)),
      list(
        `The full ${credential} is shown once, when it is made. ${storedAs(keys.issue)}`,
        `${capital(a(credential))} can be given a date on which it expires, be deactivated without being deleted and activated again, and be revoked for good. It is refused from the moment on in which the revocation is answered.`,
        `${capital(a(credential))} is rotated without a gap: the new one works at once, and the old one lives on for as long as was chosen.`,
      ),
      ...propertiesOf(contract),
      note(
        page.care ??
          `Treat ${a(credential)} like a password: keep it out of client-side code, out of addresses and out of version control. If others may have seen one, have it rotated at once.`,
      ),
    ],
  }
}

/** What is known of a key besides its secret; of a client, its operations show it. */
function propertiesOf(contract: Contract): readonly Block[] {
  if (isForClients(contract)) return []
  const { credential } = vocabularyOf(contract)
  const { displayLength } = contract.keys.issue
  const shown = contract.operations.find(({ does }) => does === 'read_key')?.reply.body ?? null
  const rows = [
    ['key_name', 'name', 'What you call it: "Production", "Development".'],
    [
      'key_prefix',
      'key_prefix',
      `The first ${displayLength} characters, to tell ${plural(credential)} apart.`,
    ],
    ['is_active', 'is_active', 'Whether it can be used.'],
    ['expires_at', 'expires_at', 'When it expires; it need not.'],
    ['last_used_at', 'last_used_at', 'When it was last used with success.'],
  ] as const
  const named = rows.flatMap(([fact, usual, says]) => {
    const name = shown === null ? usual : memberOf(fact, shown)
    return name === null ? [] : [[`\`${name}\``, says]]
  })
  return [table(['Property', 'Meaning'], named)]
}

function shapeOf({ find, prefixes }: KeyFormat, credential: string): string {
  const prefix = prefixes.live ?? prefixes.test ?? ''
  const random = `${find.secretLength} random characters, letters and digits`
  if (find.by === 'digest') {
    return `${capital(plural(credential))} follow the format \`${prefix}\` followed by ${random}.`
  }
  const signed = find.mac
    ? ' It is cryptographically signed: a forged or mistyped one is refused before the database is reached.'
    : ''
  return `After the prefix come the version of the format, an id and ${random}.${signed}`
}

function storedAs({ find }: KeyFormat): string {
  const digest = find.digest === 'salted' ? 'a salted digest' : 'its SHA-256 hash'
  return `Only ${digest} is stored, so it can not be retrieved later, and who reads the database can not use it.`
}
