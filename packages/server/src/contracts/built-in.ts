import { axelered } from './axelered.ts'
import { chronos } from './chronos.ts'
import { classic } from './classic.ts'
import type { Contract } from './contract.ts'
import { convexity } from './convexity.ts'
import { convoy } from './convoy.ts'
import { native } from './native.ts'

/** The contracts that come with Countersign, by name. */
export const builtInContracts: Readonly<Record<string, Contract>> = {
  native,
  convexity,
  classic,
  convoy,
  chronos,
  axelered,
}
