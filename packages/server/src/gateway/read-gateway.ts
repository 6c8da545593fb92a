import type { Contract } from '../contracts/contract.ts'
import { mistakesOf } from '../contracts/read-contract.ts'
import { expectation } from '../contracts/schema/expectation.ts'
import { gatewayMistakes } from './check-gateway.ts'
import type { Gateway } from './gateway.ts'
import { gatewaySchema } from './schema.ts'

/** A gateway, or every mistake in it: one line each, with the path of the member. */
export type ReadGateway =
  | { readonly gateway: Gateway }
  | { readonly mistakes: readonly [string, ...string[]] }

/** Reads what somebody wrote as the gateway of a contract. No mistake repeats a value. */
export function readGateway(value: unknown, contract: Contract): ReadGateway {
  const read = gatewaySchema.safeParse(value, { error: expectation, reportInput: true })
  if (!read.success) {
    const [first, ...others] = read.error.issues.flatMap(mistakesOf)
    return { mistakes: [first ?? 'expected a gateway', ...others].map(inGateway) as [string] }
  }
  const [first, ...others] = gatewayMistakes(read.data, contract)
  return first === undefined
    ? { gateway: read.data }
    : { mistakes: [first, ...others].map(inGateway) as [string] }
}

function inGateway(mistake: string): string {
  return mistake.startsWith('the contract:')
    ? mistake.replace('the contract', 'gateway')
    : `gateway.${mistake}`
}
