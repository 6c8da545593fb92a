import { type Check, fine, seen } from '../finding.ts'

/** Whether the contract can be served, and is the one that the installation was made with. */
export const contract: Check = (facts) => {
  const recorded = seen(facts)?.installation?.contract
  if ('refused' in facts.contract) {
    const says = facts.contract.refused
    const mend = 'Mend each line in the file, or name another contract with --contract.'
    return [{ check: 'contract', level: 'problem', says, mend }]
  }
  const { name } = facts.contract
  if (recorded === undefined || recorded === name) {
    return [fine('contract', `The contract ${name} can be served.`)]
  }
  const says = `The installation was made with the contract ${recorded}, and ${name} is chosen.`
  const mend = `Choose ${recorded} with --contract or CONTRACT, by its name or its file.`
  return [{ check: 'contract', level: 'warning', says, mend }]
}
