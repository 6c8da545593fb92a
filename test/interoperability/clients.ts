import type { Client } from './client.ts'
import { packages } from './clients/packages.ts'
import { programs } from './clients/programs.ts'

/** All that ask us for tokens. */
export const clients: readonly Client[] = [...packages, ...programs]
