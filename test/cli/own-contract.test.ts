import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../service/api.ts'
import { startTestService } from '../service/service.ts'
import { commandLine } from './command-line.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-own-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** A file as a user writes it, in a folder with nothing else. */
function written(name: string, ...lines: readonly string[]): string {
  const file = join(directory, name)
  writeFileSync(file, lines.join('\n'))
  return file
}

const acme = [
  "import { type Contract, native } from 'countersign/contract'",
  "const contract: Contract = { ...native, name: 'acme', title: 'Acme' }",
  'export default contract',
]

describe('--contract ./file.ts', () => {
  it('is served as it is, and recorded by its name', async () => {
    const file = written('acme.ts', ...acme)
    const service = await startTestService({ databaseUrl: null, environment: { CONTRACT: file } })
    expect(service.output()).toContain('acme (Acme)')
    expect(service.output()).not.toMatch(/warning/i)
    const page = await ask(`${service.publicUrl}/docs`)
    expect(page.text).toContain('Authentication at Acme')
    await service.stop()
    const serve = ['serve', '--data', service.directory, '--port', '0', '--control-port', '0']
    const other = await commandLine(serve)
    expect(other).toMatchObject({ code: 1, stdout: '' })
    expect(other.stderr).toContain('made with the contract acme; start it with that one')
    const doctor = ['doctor', '--data', service.directory, '--contract', file]
    expect((await commandLine(doctor)).stdout).toMatch(/^ok +contract +The contract acme can be/m)
    await service.restart()
    await service.remove()
  })

  it.each(['acme.mts', 'acme.ts'])('is documented, relative to where one is: %s', async (name) => {
    written(name, ...acme)
    const { code, stdout } = await commandLine(['docs', '--contract', `./${name}`], { directory })
    expect(code).toBe(0)
    expect(stdout).toContain('# Authentication at Acme')
  })

  it('makes an installation', async () => {
    const file = written('acme.ts', ...acme)
    const data = join(directory, 'data')
    const made = await commandLine(['init', '--yes', '--data', data, '--contract', file])
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain(`countersign serve --data ${data} --contract ${file}`)
  })

  it('with mistakes is refused with a line for each, and without a stack', async () => {
    const file = written(
      'wrong.ts',
      "import { native } from 'countersign/contract'",
      'const { tokens } = native',
      'const profile = { ...tokens.profile, lifetimeSeconds: -1, algoritm: "ES256" }',
      'export default { ...native, tokens: { ...tokens, profile } }',
    )
    for (const words of [['docs'], ['init', '--yes', '--data', join(directory, 'none')]]) {
      const { code, stderr, stdout } = await commandLine([...words, '--contract', file])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toBe(`countersign: The contract ${file} can not be served:
  tokens.profile.lifetimeSeconds: expected a whole number from 1 to 2592000, and it is a number
  tokens.profile.algoritm: no such member: there is algorithm, header, lifetimeSeconds, claims
`)
    }
    const { code, stdout } = await commandLine(['doctor', '--contract', file, '--data', directory])
    expect(code).toBe(1)
    expect(stdout).toContain('tokens.profile.lifetimeSeconds: expected a whole number')
  })

  it.each([
    ['export const contract = 1', 'has no default export'],
    ['export default 1', 'the contract: expected an object, and it is a number'],
    ['const x: = 1', 'can not be read as TypeScript in line 1'],
    ["\nthrow new Error('hidden')", 'can not be loaded: it throws Error in line 2.'],
    ["import 'nowhere-to-be-found'", "(Cannot find package 'nowhere-to-be-found'"],
    ['export default missing', 'it throws ReferenceError in line 1 (missing is not defined)'],
  ])('that says %j is refused in a sentence', async (text, expected) => {
    const file = written('wrong.ts', text)
    const { code, stderr } = await commandLine(['docs', '--contract', file])
    expect(code).toBe(1)
    expect(stderr).toContain(expected)
    expect(stderr).not.toMatch(/hidden|\n {4}at /)
  })

  it('that is not there is refused in a sentence', async () => {
    const { code, stderr } = await commandLine(['docs', '--contract', './nowhere.ts'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'countersign: There is no contract file ./nowhere.ts.\n',
    })
  })
})
