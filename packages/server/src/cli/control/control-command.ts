import { type CountersignClient, createClient } from '@countersign/client'
import { type Command, command, type Declaration, type Values } from '../definition/command.ts'
import { type Input, text, toggle, under } from '../definition/options.ts'
import { type Output, outputTo } from '../output/output.ts'
import { waitingFor } from '../output/waiting.ts'
import type { Surroundings } from '../surroundings.ts'
import { type ControlAddress, controlAddress } from './address.ts'
import { explained } from './failures.ts'
import { findToken, type Token } from './token.ts'

type Inputs = Readonly<Record<string, Input<unknown>>>

export const dataOption = text(
  'directory',
  'where the embedded installation is (DATA_DIR; ./countersign-data)',
  'directory',
)

export const contractOption = text(
  'name|file',
  'the dialect of the public port, or the file of your own (CONTRACT; native)',
  'file',
)

export const jsonOption = under('Output', { json: toggle('print JSON, for programs') })

const connectionOptions = under('Connection', {
  url: text('address', 'the control API (COUNTERSIGN_URL; http://127.0.0.1:8788)'),
  tokenFile: text(
    'path',
    'a file that holds the token (else COUNTERSIGN_TOKEN, COUNTERSIGN_TOKEN_FILE, or the admin key of --data)',
    'file',
  ),
  data: dataOption,
})

type Common = typeof connectionOptions & typeof jsonOption

/** What a management command works with. */
export interface Control {
  readonly client: CountersignClient
  readonly output: Output
  readonly surroundings: Surroundings
}

interface ControlDeclaration<Arguments extends Inputs, Options extends Inputs>
  extends Omit<Declaration<Arguments, Options>, 'run'> {
  /** It changes something: Ctrl-C waits for the answer, which may hold a secret. */
  readonly changes?: true
  readonly run: (given: Values<Arguments> & Values<Options>, control: Control) => Promise<void>
}

/** A command that calls the control API: how to reach it and what opens it are the same for all. */
export function controlCommand<Arguments extends Inputs, Options extends Inputs>({
  run,
  changes,
  ...declaration
}: ControlDeclaration<Arguments, Options>): Command {
  const options = { ...declaration.options, ...jsonOption, ...connectionOptions }
  return command<Arguments, Options & Common>({
    ...declaration,
    options,
    run: async (given, surroundings) => {
      const { json, ...connection } = given as Values<Common>
      const address = controlAddress(connection.url, surroundings)
      const token = await findToken(connection, address, surroundings)
      const output = outputTo(surroundings.terminal, json)
      warnOfPlainText(address, output)
      const client = clientFor(address, token, surroundings)
      const work = () => run(given, { client, output, surroundings })
      try {
        await (changes === true ? surroundings.interruption.whole(work) : work())
      } catch (error) {
        throw explained(error, address, token)
      }
    },
  })
}

function warnOfPlainText({ url, isLocal, isEncrypted }: ControlAddress, { note }: Output): void {
  if (isLocal || isEncrypted) return
  note(`Note: ${url} is not encrypted; everybody on the way can read the token. Use https.`)
}

function clientFor(
  { url }: ControlAddress,
  { token }: Token,
  { terminal }: Surroundings,
): CountersignClient {
  return createClient({
    url,
    token,
    fetch: (input, init) => waitingFor(`Waiting for ${url}`, fetch(input, init), terminal),
  })
}
