import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listedByGit, listedByWalking, readRepository } from './checkout.ts'
import { repositoryOf } from './repository.ts'
import { type RuleName, report, rules } from './rules.ts'
import { seeds } from './seeds.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const repository = await readRepository(root)
const names = Object.keys(rules) as RuleName[]

describe('the repository', () => {
  it.each(names)('obeys: %s', (name) => {
    const failures = rules[name].finds(repository).map((finding) => report(name, finding))
    expect(failures).toEqual([])
  })
})

// A check that has never failed proves nothing: each rule finds what is planted for it, at its line, and no more.
describe.each(names)('%s', (name) => {
  it.each(seeds[name].catches)('catches $case', ({ files, codes, at }) => {
    const found = rules[name].finds(repositoryOf(files, codes ?? null))
    expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual(at)
  })

  it.each(seeds[name].passes)('passes $case', ({ files, codes }) => {
    expect(rules[name].finds(repositoryOf(files, codes ?? null))).toEqual([])
  })
})

describe('a failure', () => {
  it('names the file, the line, the rule and the remedy', () => {
    const finding = { file: 'packages/core/src/scopes.ts', line: 7, detail: 'enum' }
    expect(report('no enum', finding)).toBe(
      'packages/core/src/scopes.ts:7 no enum (enum) — use a union of literals, or a const object and its keys',
    )
  })
})

describe('the reading', () => {
  const paths = repository.files.map(({ path }) => path)

  it('sees the files of the repository, and parses the code among them', () => {
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'test/tidy/tidy.test.ts']))
    expect(repository.sources.map(({ path }) => path)).toContain('test/tidy/tidy.test.ts')
    expect(paths.filter((path) => path.includes('node_modules/'))).toEqual([])
  })

  it('finds by walking, where git is absent, what git lists', () => {
    const walked = new Set(listedByWalking(root).map(({ path }) => path))
    expect(paths.filter((path) => !walked.has(path))).toEqual([])
    expect([...walked].filter((path) => path.includes('node_modules/'))).toEqual([])
    expect(listedByGit('/')).toBeNull()
  })
})
