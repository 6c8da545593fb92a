import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Git-ignored: what this machine has to remember between two starts. */
export const memory = join(root, '.runtime')
