import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** An npm that notes what it is asked and takes its time: for what the real one can't be made to do. */
export async function standInNpm(root: string, { takesMs = 0, fails = false, node = '' } = {}) {
  const place = join(root, 'stand-in')
  await mkdir(place, { recursive: true })
  const path = join(place, 'npm-cli.js')
  await writeFile(
    path,
    `const { appendFileSync } = require('node:fs')
    const note = (text) => appendFileSync(${JSON.stringify(join(place, 'log'))}, text + '\\n')
    note(process.argv.slice(2).join(' '))
    if (${fails}) {
      console.error('npm error code ENOTFOUND')
      process.exit(1)
    }
    setTimeout(() => {
      if (process.argv.includes('exec')) console.log(${JSON.stringify(node)})
      note('done')
    }, ${takesMs})`,
  )
  return { path, log: join(place, 'log') }
}

/** A Node that says it is the version that is fetched, and is the one that runs the tests. */
export async function standInNode(root: string) {
  const path = join(root, 'node-26')
  await writeFile(
    path,
    `#!/bin/sh
    [ "$1" = --version ] && echo v26.10.0 && exit
    exec "${process.execPath}" "$@" brought
    `,
  )
  await chmod(path, 0o755)
  return path
}

/** Options that make the running Node say it is an old one, and on which machine. */
export async function pretendOldNode(root: string, arch: string = process.arch) {
  const path = join(root, 'old-node.mjs')
  await writeFile(
    path,
    `Object.defineProperty(process, 'versions', { value: { node: '18.20.8' } })
    Object.defineProperty(process, 'arch', { value: ${JSON.stringify(arch)} })`,
  )
  return ['--import', path]
}
