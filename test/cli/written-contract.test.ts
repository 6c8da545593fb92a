import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtInContracts } from '../../packages/server/src/contracts/built-in.ts'
import { contractSecrets } from '../service/contracts.ts'
import { startTestService } from '../service/service.ts'
import { commandLine } from './command-line.ts'

const names = Object.keys(builtInContracts)

/** A folder in which countersign is installed. */
let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-written-'))
  mkdirSync(join(directory, 'node_modules'))
  const installed = join(import.meta.dirname, '../../packages/server')
  symlinkSync(installed, join(directory, 'node_modules/countersign'), 'junction')
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** `countersign init --from`; where it put the contract and the data. */
async function initFrom(name: string) {
  const data = join(directory, name, 'data')
  const words = ['init', '--yes', '--json', '--data', data, '--from', name]
  const { code, stdout, stderr } = await commandLine(words)
  if (code !== 0) throw new Error(stderr)
  const file = join(directory, name, 'countersign.config.ts')
  expect(JSON.parse(stdout)).toMatchObject({ contract: file, data_directory: data })
  return { data, file }
}

/** What the compiler has against files, under the settings that a new project has. */
function complaints(files: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
  }
  const program = ts.createProgram(files, options)
  return files.flatMap((file) => {
    const source = program.getSourceFile(file)
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  })
}

describe('countersign init --from', () => {
  it.each(names)('%s: what it writes is served as it is', async (name) => {
    const { data, file } = await initFrom(name)
    const environment = { CONTRACT: file, ...contractSecrets }
    const service = await startTestService({ databaseUrl: null, directory: data, environment })
    expect(service.output()).toContain('my-api (My API)')
    await service.stop()
  })

  it('writes what the compiler has nothing against, for any contract', () => {
    expect(complaints(names.map((name) => join(directory, name, 'countersign.config.ts')))).toEqual(
      [],
    )
  })

  it('writes a type that tells the compiler of a mistake', () => {
    const text = readFileSync(join(directory, 'native/countersign.config.ts'), 'utf8')
    const file = join(directory, 'wrong.ts')
    writeFileSync(file, text.replace("algorithm: 'ES256'", "algorithm: 'ES265'"))
    expect(complaints([file]).join()).toContain('Did you mean')
    writeFileSync(file, text.replace('oneCarrier: true,', ''))
    expect(complaints([file]).join()).toContain("'oneCarrier' is missing")
  })

  it('lets an editor offer the members and words that there are', () => {
    const file = join(directory, 'native/countersign.config.ts')
    const text = readFileSync(file, 'utf8')
    const offeredAt = (typed: string): readonly string[] => offers(file, text, typed)
    expect(offeredAt("algorithm: '")).toEqual(
      expect.arrayContaining(['ES256', 'EdDSA', 'RS256', 'PS256', 'HS256']),
    )
    expect(offeredAt('...native,\n')).toEqual(
      expect.arrayContaining(['operations', 'documents', 'projects', 'secrets']),
    )
  })

  it('never overwrites a contract, and then makes nothing', async () => {
    const file = join(directory, 'convoy/countersign.config.ts')
    const before = readFileSync(file, 'utf8')
    const data = join(directory, 'convoy/other')
    const again = await commandLine(['init', '--yes', '--data', data, '--from', 'native'])
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toContain(`${file} is there already, and nothing is overwritten`)
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect((await commandLine(['doctor', '--data', data])).code).toBe(1)
  })

  it('leaves no contract behind when it can not go on', async () => {
    const data = join(directory, 'left', 'data')
    for (const [words, code] of [
      [['--from', 'nobody'], 1],
      [['--from', 'native', '--contract', 'convoy'], 2],
    ] as const) {
      expect((await commandLine(['init', '--yes', '--data', data, ...words])).code).toBe(code)
    }
    expect(() => readFileSync(join(directory, 'left/countersign.config.ts'))).toThrow('ENOENT')
  })
})

/** What an editor offers when this much of the file has been typed. */
function offers(file: string, text: string, typed: string): readonly string[] {
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      strict: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const found = name === file ? text : ts.sys.readFile(name)
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found)
    },
    getCurrentDirectory: () => directory,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    realpath: (name) => ts.sys.realpath?.(name) ?? name,
  })
  const place = text.indexOf(typed) + typed.length
  return service.getCompletionsAtPosition(file, place, {})?.entries.map(({ name }) => name) ?? []
}
