import { axeleredExample } from '../axelered/example.ts'
import { chronosExample } from '../chronos/example.ts'
import { classicExample } from '../classic/example.ts'
import { clusterShow } from '../cluster/show.ts'
import { convexityExample } from '../convexity/example.ts'
import { convoyExample } from '../convoy/example.ts'
import type { Example } from './example.ts'
import type { Show } from './show.ts'

export const examples: readonly Example[] = [
  convexityExample,
  classicExample,
  convoyExample,
  chronosExample,
  axeleredExample,
]

/** What shows something by itself, and serves no requests to paste. */
export const shows: readonly Show[] = [clusterShow]
