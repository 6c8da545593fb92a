import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the dashboard was built; null when it was not. */
export function findDashboard(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('@countersign/dashboard/package.json')
    const directory = join(dirname(manifest), 'dist')
    return existsSync(join(directory, 'index.html')) ? directory : null
  } catch {
    return null
  }
}
