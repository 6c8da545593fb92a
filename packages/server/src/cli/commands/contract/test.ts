import type { Tried } from '../../../trial/try-contract.ts'
import { jsonOption } from '../../control/control-command.ts'
import { command } from '../../definition/command.ts'
import { required, text } from '../../definition/options.ts'
import { interruptedCode } from '../../interruption.ts'
import { printable } from '../../output/printable.ts'
import type { Terminal } from '../../terminal.ts'

/** The suite that the contracts which come with Countersign pass, for any other. */
export const testContract = command({
  name: 'test',
  summary: 'Try all that a contract says on a service of its own.',
  details:
    'Every cause of a refusal on every route, keys, tokens and limits, over HTTP and from the contract alone. The service runs on free ports of this machine with data that are thrown away. Each check is printed as it is done, with what differs; the exit code is 1 when something does.',
  arguments: {
    contract: required(text('name|file', 'the file of your own, or the name of one', 'file')),
  },
  options: jsonOption,
  examples: [
    { does: 'A contract of your own', line: 'countersign contract test ./countersign.config.ts' },
    {
      does: 'What differs, in a program',
      line: "countersign contract test ./countersign.config.ts --json | jq '.[] | select(.difference)'",
    },
  ],
  endsItself: true,
  run: async ({ contract, json }, { terminal }) => {
    const { chooseContract } = await import('../../../main.ts')
    const { builtInContracts } = await import('../../../contracts/built-in.ts')
    const { tryContract, untriedRefusals } = await import('../../../trial/try-contract.ts')
    const chosen = await chooseContract(contract, builtInContracts)
    const interrupted = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort())
    const all: Tried[] = []
    for await (const one of tryContract(chosen)) {
      if (!json) terminal.out(viewTried(one, all.at(-1), terminal))
      all.push(one)
      if (interrupted.signal.aborted) break
    }
    const differing = all.filter(({ difference }) => difference !== null).length
    if (json) terminal.out(`${JSON.stringify(all, null, 2)}\n`)
    else {
      const untried = untriedRefusals(chosen).join(', ')
      terminal.out(`\nNo check brings these refusals about: ${untried}.\n`)
      terminal.out(`${chosen.name}: ${all.length} checks, ${differing} differ.\n`)
    }
    if (differing > 0) process.exitCode = 1
    if (interrupted.signal.aborted) process.exitCode = interruptedCode
  },
})

/** A line for a check, under the heading of its group, and what differs below it. */
function viewTried(
  { group, says, difference }: Tried,
  before: Tried | undefined,
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const heading = group === before?.group ? '' : `\n${paint('bold', printable(group))}\n`
  if (difference === null) return `${heading}  ${paint('green', '✓')} ${printable(says)}\n`
  return `${heading}  ${paint('red', '✗')} ${printable(says)}\n      ${printable(difference)}\n`
}
