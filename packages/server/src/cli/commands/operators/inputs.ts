import type { CountersignClient } from '@countersign/client'
import type { Operator } from '../../api-objects.ts'
import { Failed } from '../../definition/endings.ts'
import { required, text } from '../../definition/options.ts'

export const operatorArgument = {
  operator: required(text('operator', 'the mail address or the id of the operator')),
}

/** The operator of a mail address or an id. Throws Failed where there is none. */
export async function operatorBy(given: string, client: CountersignClient): Promise<Operator> {
  for await (const operator of client.operators.list()) {
    if (operator.id === given || operator.email === given.toLowerCase()) return operator
  }
  throw new Failed(`There is no operator ${given}.`)
}
