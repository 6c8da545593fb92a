import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where apps for browsers were built; null for one that was not. */
export interface BuiltApps {
  readonly dashboard: string | null
  readonly portal: string | null
}

export function findApps(): BuiltApps {
  try {
    const manifest = createRequire(import.meta.url).resolve('@countersign/dashboard/package.json')
    const built = join(dirname(manifest), 'dist')
    return {
      dashboard: withPages(built, ['index.html']),
      portal: withPages(join(built, 'portal'), ['index.html', 'embed.html']),
    }
  } catch {
    return { dashboard: null, portal: null }
  }
}

function withPages(directory: string, pages: readonly string[]): string | null {
  return pages.every((page) => existsSync(join(directory, page))) ? directory : null
}
