import type { Contract } from './contract.ts'
import { native } from './native.ts'

/** The contracts that come with Countersign, by name. */
export const builtInContracts: Readonly<Record<string, Contract>> = { native }
