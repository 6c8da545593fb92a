import { axeleredExample } from '../axelered/example.ts'
import { chronosExample } from '../chronos/example.ts'
import { classicExample } from '../classic/example.ts'
import { convexityExample } from '../convexity/example.ts'
import { convoyExample } from '../convoy/example.ts'
import type { Example } from './example.ts'

export const examples: readonly Example[] = [
  convexityExample,
  classicExample,
  convoyExample,
  chronosExample,
  axeleredExample,
]
