import type { Result, Results } from './result.ts'

/**
 * What is kept after a run: of each scenario its newest result, in the given order, each with its own
 * date. Null: what was kept is of another machine, or of other keys, and this run can not take its
 * place as it has not played all.
 */
export function keptAfter(
  run: Results,
  before: Results | null,
  { order, isWhole }: { readonly order: readonly string[]; readonly isWhole: boolean },
): Results | null {
  if (before === null || !isAlike(run, before)) return isWhole ? run : null
  const results = order.flatMap((name) => {
    const named = (one: Result) => one.name === name
    return run.results.find(named) ?? before.results.find(named) ?? []
  })
  const { loadSteps, streamed } = before
  return {
    ...run,
    results,
    streamed: run.streamed.length > 0 ? run.streamed : streamed,
    loadSteps: run.loadSteps.length > 0 ? run.loadSteps : loadSteps,
  }
}

function isAlike({ machine, keys }: Results, before: Results): boolean {
  const { cpu, cores, node } = before.machine
  return (
    keys === before.keys && machine.cpu === cpu && machine.cores === cores && machine.node === node
  )
}
