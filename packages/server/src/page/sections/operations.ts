import type { Contract } from '../../contracts/contract.ts'
import { type Section, shown, text } from '../page.ts'
import { sampleOperation } from '../sample-operations.ts'

/** The management that a contract has on its public port. Null where it has none. */
export function operationsSection(contract: Contract): Section | null {
  const operations = contract.operations.filter(({ does }) => does !== 'whoami')
  if (operations.length === 0) return null
  const byAdministrators = operations.some(({ caller }) => caller.by === 'secret')
  return {
    title: 'Managing keys and clients',
    blocks: [
      ...(byAdministrators
        ? [text('Requests with `YOUR_ADMIN_KEY` are for administrators, who hold that secret.')]
        : []),
      ...operations.map((operation) => shown(sampleOperation(contract, operation))),
    ],
  }
}
