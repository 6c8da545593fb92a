import { type RefusalCode, refusals } from '@countersign/core'
import type { Principal, Verdict } from '../api-objects.ts'
import { controlCommand } from '../control/control-command.ts'
import {
  credentialFileOption,
  noCredentialArgument,
  readCredential,
} from '../control/credential.ts'
import { present } from '../definition/command.ts'
import { choice, list, text, toggle } from '../definition/options.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { printable, shown, time } from '../output/printable.ts'

export const verify = controlCommand({
  name: 'verify',
  summary: 'Say whether a key or an access token is valid, who it is and what it may.',
  details:
    'The credential is asked for, or read from standard input or a file; the exit code is 1 when it is not valid.',
  arguments: {},
  noArgument: noCredentialArgument,
  options: {
    file: credentialFileOption,
    scopes: list('list', 'scopes that it must have'),
    environment: choice(['live', 'test'], 'the environment that it must be of'),
    level: choice(['project', 'server'], 'the level that it must have'),
    project: text('project', 'the project that it must belong to'),
    ip: text('address', 'the address that it is used from'),
    explain: toggle('give every reason why it is refused, not only the first'),
  },
  examples: [
    { does: 'Asks for the credential', line: 'countersign verify' },
    {
      does: 'In a program',
      line: 'countersign verify --file ./ci.secret --scopes orders:read --json',
    },
  ],
  run: async ({ file, ip, explain, ...demands }, { client, output, surroundings }) => {
    const credential = await readCredential(file, surroundings)
    const { scopes, environment, level, project } = demands
    const require = present({ scopes, environment, level, project })
    const verdict = await client.credentials.verify({
      credential,
      ...(Object.keys(require).length > 0 ? { require } : {}),
      ...present({ ip }),
      ...(explain ? { explain } : {}),
    })
    output.result(verdict, viewVerdict)
    if (!verdict.valid) process.exitCode = 1
  },
})

function viewVerdict({ valid, code, principal, failures }: Verdict, look: Look): string {
  if (valid && principal !== null) {
    return `${look.paint('green', 'valid')}\n\n${viewPrincipal(principal, look)}`
  }
  const reasons = (failures ?? [{ code, detail: undefined }]).map(
    (reason) => `${printable(reason.code)}: ${causeOf(reason.code)}`,
  )
  return `${look.paint('red', 'not valid')}\n\n${reasons.join('\n')}\n`
}

/** The operator may know what callers are not told. */
function causeOf(code: string): string {
  const row = Object.hasOwn(refusals, code) ? refusals[code as RefusalCode] : undefined
  return row === undefined ? 'this version does not know the code.' : `${row.cause} ${row.remedy}`
}

function viewPrincipal(principal: Principal, look: Look): string {
  return renderFields(
    Object.entries(principal)
      .filter(([name, value]) => value !== null || name === 'scopes')
      .map(([name, value]) => [name.replaceAll('_', ' '), viewMember(name, value)]),
    look,
  )
}

function viewMember(name: string, value: unknown): string {
  if (name === 'scopes') return shown(value ?? 'all')
  return name === 'expires_at' ? time(String(value)) : shown(value)
}
