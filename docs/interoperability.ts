import { ways } from '../test/interoperability/client.ts'
import { clients } from '../test/interoperability/clients.ts'
import { algorithms } from '../test/interoperability/verifier.ts'
import { verifiers } from '../test/interoperability/verifiers.ts'

/** Someone else's program, as the page tells of it. */
interface Listed {
  readonly name: string
  readonly language: string
  readonly from: string
  readonly version: () => string | null
}

const start = `# Whose programs work with ours

Made by \`npm run interoperability\` on Debian; the tests in \`test/interoperability\` do each of these with the
programs of the machine, and \`npm test\` holds the lists against them. **yes** is tested; **–** is what a program does not do.
Those that are not installed are left out, in one line.

## Clients

Each is as its authors publish it, and is given nothing but the address of the issuer and its credential. It gets a token
of the scope that it asks for, which the resource takes, and tells of \`invalid_client\` and \`invalid_scope\` in its own way.
simple-oauth2 reads no metadata, and knows the addresses as ours are by itself; it wants JSON as the reply to a revocation.

`

const verifiersStart = `
## Verifiers

Each takes a token by the keys that are published, and refuses it with another signature, another claim, and signed by keys that
are not published. HAProxy 2.6 has no PS256; mod_auth_openidc is given the key without a certificate, which for elliptic
curves ends its process.

`

/** docs/interoperability.md; versions are those of this machine, or `before` where something is not here. */
export function interoperabilityPage(before: string | null): string {
  const clientRows = clients.map((client) => [
    ...columnsOf(client, before),
    ...ways.map((way) => (client.ways.includes(way) ? 'yes' : '–')),
  ])
  const verifierRows = verifiers.map((verifier) => [
    ...columnsOf(verifier, before),
    ...algorithms.map((algorithm) => (verifier.algorithms.includes(algorithm) ? 'yes' : '–')),
  ])
  const columns = ['program', 'version', 'language', 'from']
  const clientTable = table([...columns, ...ways], clientRows)
  return start + clientTable + verifiersStart + table([...columns, ...algorithms], verifierRows)
}

function columnsOf({ name, language, from, version }: Listed, before: string | null) {
  const known = before === null ? version() : versionIn(before, name, from)
  return [name, known ?? 'not here', language, from === 'npm' ? 'npm' : `Debian's ${from}`]
}

/** The version that the page has, so that a test compares all but versions. */
function versionIn(page: string, name: string, from: string): string | null {
  const row = page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find((cells) => cells[1] === name && cells[4]?.endsWith(from) === true)
  return row?.[2] ?? null
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows]
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}
