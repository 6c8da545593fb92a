import ts from 'typescript'
import { type Finding, findingOf, type Source } from '../repository.ts'

const testers: ReadonlySet<string> = new Set(['it', 'test', 'describe', 'suite', 'bench'])
const modes: ReadonlySet<string> = new Set(['skip', 'only', 'todo', 'fails'])
const shorthands: ReadonlySet<string> = new Set([
  'xit',
  'xtest',
  'xdescribe',
  'fit',
  'ftest',
  'fdescribe',
])

/** Tests that do not run, or that keep the others from running. */
export function skippedTests(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) =>
    source.nodes
      .filter((node) => isModifiedTester(node) || isShorthand(node) || isOptionOfTester(node))
      .map((node) => findingOf(source, node, firstLineOf(node.getText(source.tree)))),
  )
}

/** `it.skip`, `test.concurrent.only`, `describe.skip.each` … */
function isModifiedTester(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && modes.has(node.name.text) && isTester(node)
}

function isShorthand(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false
  return shorthands.has(node.expression.text)
}

/** `it('…', { skip: true }, …)`. */
function isOptionOfTester(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) || !modes.has(node.name.getText())) return false
  const call = node.parent.parent
  return ts.isCallExpression(call) && isTester(call.expression)
}

function isTester(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
    return isTester(node.expression)
  return ts.isIdentifier(node) && testers.has(node.text)
}

function firstLineOf(text: string): string {
  return text.split('\n')[0] ?? ''
}
