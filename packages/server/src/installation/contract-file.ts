import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { StartRefused } from '../config.ts'
import type { Contract } from '../contracts/contract.ts'
import { readContract } from '../contracts/read-contract.ts'

/** Whether what was given as a contract is a file, and not the name of one that comes with Countersign. */
export function namesFile(given: string): boolean {
  return /[/\\]/.test(given) || /\.[cm]?[jt]s$/.test(given)
}

/**
 * Loads a contract that somebody wrote: the default export of a file, which Node runs as it is.
 * Throws StartRefused, with a line for every mistake in it.
 */
export async function loadContractFile(file: string): Promise<Contract> {
  const path = resolve(file)
  if (!existsSync(path)) throw new StartRefused(`There is no contract file ${file}.`)
  const exported = await importFile(path, file)
  if (!('default' in exported)) {
    throw new StartRefused(
      `The contract file ${file} has no default export: it ends in \`export default contract\`.`,
    )
  }
  const read = readContract(exported['default'])
  if ('contract' in read) return read.contract
  throw contractRefused(file, read.mistakes)
}

/** A line for each mistake. */
export function contractRefused(name: string, mistakes: readonly string[]): StartRefused {
  const lines = mistakes.map((mistake) => `\n  ${mistake}`).join('')
  return new StartRefused(`The contract ${name} can not be served:${lines}`)
}

/** Runs a file, once in a process. Throws StartRefused where it can't be run. */
export async function importFile(
  path: string,
  file: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { href } = pathToFileURL(path)
  const hooks = registerHooks({ resolve: ownPackage(href) })
  try {
    return (await import(href)) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw new StartRefused(`The contract file ${file} ${whyNot(error, href)}.`, { cause: error })
  } finally {
    hooks.deregister()
  }
}

type Resolve = NonNullable<Parameters<typeof registerHooks>[0]['resolve']>

/**
 * `countersign/contract` is this very program, wherever the file lies: it runs beside an installed
 * package and without one. The file is a module even where no package.json says so.
 */
function ownPackage(href: string): Resolve {
  const contracts = new URL('../contracts/index.ts', import.meta.url).href
  return (specifier, context, next) => {
    if (specifier === 'countersign/contract') return { url: contracts, shortCircuit: true }
    const resolved = next(specifier, context)
    const isTyped = resolved.url === href && href.endsWith('.ts')
    return isTyped ? { ...resolved, format: 'module-typescript' } : resolved
  }
}

/** Errors of the language name what is wrong; what somebody's code throws might hold a secret. */
const ofLanguage: ReadonlySet<unknown> = new Set([ReferenceError, SyntaxError, TypeError])

function whyNot(error: unknown, href: string): string {
  if (!(error instanceof Error)) return 'can not be loaded: it throws something that is no error'
  const { code } = error as NodeJS.ErrnoException
  const isTold = ofLanguage.has(error.constructor) || code?.startsWith('ERR_') === true
  const says = isTold ? ` (${firstLine(error.message)})` : ''
  const line = new RegExp(`${RegExp.escape(href)}:(\\d+)`).exec(error.stack ?? '')?.[1]
  const where = line === undefined ? '' : ` in line ${line}`
  return error instanceof SyntaxError
    ? `can not be read as TypeScript${where}${says}`
    : `can not be loaded: it throws ${error.name}${where}${says}`
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/\.$/, '')
}
