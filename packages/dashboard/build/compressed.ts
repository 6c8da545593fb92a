import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = /\.(?:js|css|svg|html)$/
const fewestBytes = 1_024

/** Each file once more as Brotli and as gzip: the service sends them as they lie there. */
export function compressed(): Plugin {
  let directory = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      directory = resolve(root, build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
        if (!worthIt.test(name)) continue
        const path = join(directory, name)
        const content = readFileSync(path)
        if (content.length < fewestBytes) continue
        writeFileSync(`${path}.br`, brotliCompressSync(content))
        writeFileSync(`${path}.gz`, gzipSync(content))
      }
    },
  }
}
