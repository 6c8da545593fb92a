import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What every start would do anew: strip the types of hundreds of files, and compile them.
enableCompileCache(join(import.meta.dirname, '../../../../node_modules/.cache/countersign'))

const { run } = await import('./run.ts')
await run(process.argv.slice(2), process)
