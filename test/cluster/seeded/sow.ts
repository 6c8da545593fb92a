// Loaded before a service (`node --import`): changes the sources that TEST_SOWN names while they are
// loaded. No file is touched, and the product knows nothing of it.
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Edit } from './bugs.ts'
import { sown } from './sown.ts'

const packages = pathToFileURL(join(import.meta.dirname, '../../../packages/')).href

const edits = (process.env['TEST_SOWN'] ?? '').split(',').flatMap((name): readonly Edit[] => {
  const found = sown[name]
  if (found === undefined) throw new Error(`nothing is called ${name}`)
  return found
})

// what is sown to begin later begins at this signal
process.on('SIGUSR2', () => Object.assign(globalThis, { sownBegins: true }))

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    const mine = edits.filter(({ file }) => url === packages + file)
    if (mine.length === 0) return loaded
    const source = mine.reduce(edited, textOf(loaded.source))
    return { ...loaded, source }
  },
})

function textOf(source: unknown): string {
  if (typeof source === 'string') return source
  return Buffer.from(source as Uint8Array).toString()
}

function edited(source: string, { file, find, put }: Edit): string {
  const [before, after, ...more] = source.split(find)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${file} does not hold once: ${find}`)
  }
  return before + put + after
}
