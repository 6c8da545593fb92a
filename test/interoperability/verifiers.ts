import type { Verifier } from './verifier.ts'
import { commands } from './verifiers/commands.ts'
import { packages } from './verifiers/packages.ts'
import { scripts } from './verifiers/scripts.ts'
import { servers } from './verifiers/servers.ts'

/** All that our tokens are shown to. */
export const verifiers: readonly Verifier[] = [...packages, ...scripts, ...commands, ...servers]
