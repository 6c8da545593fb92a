import { expect, it } from 'vitest'
import { signingAlgorithms } from '../engine/signing-algorithms.ts'
import { builtInContracts } from './built-in.ts'
import { unsupportedWords } from './check-contract.ts'
import { chronos } from './chronos.ts'
import { operationNames } from './contract.ts'

const offered = {
  operations: new Set<string>(operationNames),
  algorithms: signingAlgorithms,
}

it('every contract that comes with Countersign has words alone that are acted on', () => {
  for (const contract of Object.values(builtInContracts)) {
    expect(unsupportedWords(contract, offered), contract.name).toEqual([])
  }
})

it('an operation is not opened by a secret that the contract does not ask for', () => {
  const texts = unsupportedWords({ ...chronos, secrets: [] }, offered)
  expect(texts[0]).toBe(
    'operations[0].caller: ADMIN_MASTER_KEY opens it and is not among the secrets',
  )
})

it('an operation that this version does not know is refused by its name', () => {
  const texts = unsupportedWords(chronos, { ...offered, operations: new Set(['whoami']) })
  expect(texts).toContain('operations[0].does: register_client is not offered')
})
