import { controlCommand } from '../control/control-command.ts'
import {
  credentialFileOption,
  noCredentialArgument,
  readCredential,
} from '../control/credential.ts'
import { present } from '../definition/command.ts'
import { choice, list, text, toggle, wholeNumber } from '../definition/options.ts'
import { viewVerdict } from '../views/verdict.ts'

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
    capabilities: list('list', 'capabilities that its project must have'),
    environment: choice(['live', 'test'], 'the environment that it must be of'),
    level: choice(['project', 'server'], 'the level that it must have'),
    project: text('project', 'the project that it must belong to'),
    ip: text('address', 'the address that it is used from'),
    cost: wholeNumber('number', 'what it costs of the limit, where there is one; left out: 1'),
    explain: toggle(
      'give every reason why it is refused, not only the first; nothing is spent then',
    ),
  },
  examples: [
    { does: 'Asks for the credential', line: 'countersign verify' },
    {
      does: 'In a program',
      line: 'countersign verify --file ./ci.secret --scopes orders:read --json',
    },
    {
      does: 'Why a customer is refused, and what is left of their limit',
      line: 'countersign verify --explain',
    },
  ],
  run: async ({ file, ip, cost, explain, ...demands }, { client, output, surroundings }) => {
    const credential = await readCredential(file, surroundings)
    const { scopes, capabilities, environment, level, project } = demands
    const require = present({ scopes, capabilities, environment, level, project })
    const verdict = await client.credentials.verify({
      credential,
      ...(Object.keys(require).length > 0 ? { require } : {}),
      ...present({ ip, cost }),
      ...(explain ? { explain } : {}),
    })
    output.result(verdict, viewVerdict)
    if (!verdict.valid) process.exitCode = 1
  },
})
