import ts from 'typescript'
import { type Finding, findingOf, isTest, type Source } from '../repository.ts'

/** What would give core a clock, a source of randomness or a way out. */
const ambient: ReadonlySet<string> = new Set([
  'Date',
  'Temporal',
  'performance',
  'process',
  'fetch',
  'crypto',
  'console',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
])

export function ambientInCore(sources: readonly Source[]): Finding[] {
  const core = sources.filter(({ path }) => path.startsWith('packages/core/') && !isTest(path))
  const checker = checkerOf(core)
  return core.flatMap((source) =>
    source.nodes
      .filter(ts.isIdentifier)
      .filter((name) => isRandomness(name) || (ambient.has(name.text) && !isMemberName(name)))
      .filter((name) => isGlobal(name, checker))
      .map((name) => findingOf(source, name, `core mentions ${name.text}`)),
  )
}

/** Knows these files and no library, so that a name without a declaration is a global. */
function checkerOf(sources: readonly Source[]): ts.TypeChecker {
  const trees = new Map(sources.map(({ path, tree }) => [path, tree]))
  const host: ts.CompilerHost = {
    getSourceFile: (path) => trees.get(path),
    fileExists: (path) => trees.has(path),
    readFile: () => undefined,
    writeFile: () => undefined,
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  }
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.Latest }
  return ts.createProgram([...trees.keys()], options, host).getTypeChecker()
}

/** An argument named `crypto` is what we want of core; the global of that name is not. */
function isGlobal(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  return (symbol?.declarations ?? []).length === 0
}

/** `Math` may only stand before a named member other than `random`: `Math['random']` is no way round. */
function isRandomness(name: ts.Identifier): boolean {
  if (name.text !== 'Math' || isMemberName(name)) return false
  const access = name.parent
  return !ts.isPropertyAccessExpression(access) || access.name.text === 'random'
}

/** The name after a dot: a member of whatever stands before it. A declared member has a declaration. */
function isMemberName(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name
  if (ts.isQualifiedName(parent)) return parent.right === name
  return ts.isBindingElement(parent) && parent.propertyName === name
}
