import { join } from 'node:path'
import { secretFiles } from '../../installation/generated-secret.ts'

/** What `init` made. */
export interface Made {
  readonly data_directory: string
  readonly database: 'sqlite' | 'postgresql'
  readonly contract: string
  readonly files: readonly string[]
}

/** What was made, and the next steps as lines that can be pasted. */
export function viewMade(made: Made): string {
  const { data_directory: place, files } = made
  const list = files.map((file) => `  ${file}\n`).join('')
  const steps = made.database === 'sqlite' ? embeddedSteps(made) : serverSteps(made)
  return `Made ${place}, for its owner alone:\n${list}
Keep ${secretFiles.rootSecret} safe, apart from backups of the database: both together can sign tokens.

Next:
${steps.map((step) => (step === '' ? '\n' : `  ${step}\n`)).join('')}`
}

function embeddedSteps({ data_directory: place, contract }: Made): readonly string[] {
  const data = `--data ${quoted(place)}`
  const dialect = contract === 'native' ? '' : ` --contract ${quoted(contract)}`
  return [
    `countersign serve ${data}${dialect}`,
    '',
    'and then, in another terminal:',
    '',
    `countersign projects create acme --name "Acme" ${data}`,
    `countersign keys create acme --name first ${data}`,
    `countersign doctor ${data}`,
  ]
}

function serverSteps({ data_directory: place, contract }: Made): readonly string[] {
  const file = (name: string) => quoted(join(place, name))
  const dialect = contract === 'native' ? '' : ` --contract ${quoted(contract)}`
  return [
    'export DATABASE_URL=postgres://user@host/countersign',
    `export COUNTERSIGN_SECRET_FILE=${file(secretFiles.rootSecret)}`,
    `export COUNTERSIGN_ADMIN_KEY_FILE=${file(secretFiles.adminKey)}`,
    'countersign migrate',
    `countersign serve${dialect}`,
    '',
    'Every node needs the same two files.',
  ]
}

/** As a shell reads it. */
function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
