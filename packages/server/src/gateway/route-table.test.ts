import { describe, expect, it } from 'vitest'
import { canonicalPath } from './canonical-path.ts'
import { createRouteTable, type Pattern } from './route-table.ts'

const find = createRouteTable<Pattern>(
  ['/', '/*', '/a', '/a/{x}', '/a/{x}/c', '/a/b/*', '/a/b/c', '/{any}/b/{other}', '/admin/*'].map(
    (path) => ({ path, isExact: false }),
  ),
)
const exact = createRouteTable<Pattern>(
  ['/open', '/Things/', '/files/*', '/of/{x}'].map((path) => ({ path, isExact: true })),
)

function pathsOf(finding: typeof find, path: string): string[] {
  const read = canonicalPath(path)
  if (read === null) throw new Error(`${path} has no one reading`)
  return finding(read.segments).map(({ route }) => route.path)
}

describe('the table of routes', () => {
  it.each([
    ['/', ['/', '/*']],
    ['/a', ['/a', '/*']],
    ['/A/', ['/a', '/*']],
    ['/a/7', ['/a/{x}', '/*']],
    ['/a/b', ['/a/b/*', '/a/{x}', '/*']],
    ['/a/b/c', ['/a/b/c', '/a/b/*', '/a/{x}/c', '/{any}/b/{other}', '/*']],
    ['/a/B/C/', ['/a/b/c', '/a/b/*', '/a/{x}/c', '/{any}/b/{other}', '/*']],
    ['/admin', ['/admin/*', '/*']],
    ['/%41dmin/x/y', ['/admin/*', '/*']],
    ['/K', ['/*']],
    ['/z/z/z', ['/*']],
  ])('%s fits %j', (path, expected) => {
    expect(pathsOf(find, path.replace('K', '%E2%84%AA'))).toEqual(expected)
  })

  it.each([
    ['/open', ['/open']],
    ['/open/', []],
    ['/Open', []],
    ['/Things/', ['/Things/']],
    ['/Things', []],
    ['/files', []],
    ['/files/', ['/files/*']],
    ['/files/a/b', ['/files/*']],
    ['/Files/a', []],
    ['/of/x', ['/of/{x}']],
    ['/of/x/', []],
  ])('to the letter, %s fits %j', (path, expected) => {
    expect(pathsOf(exact, path)).toEqual(expected)
  })

  it('gives what stands in the place of a name, decoded', () => {
    expect(find(['a', 'ä b'])[0]?.values).toEqual({ x: 'ä b' })
  })
})
