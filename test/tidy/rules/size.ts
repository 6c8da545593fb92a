import ts from 'typescript'
import { type Finding, findingOf, isGenerated, isTest, type Source } from '../repository.ts'

export const fileLinesMax = 300
export const functionLinesMax = 70

/** Files that are one table: cutting would part rows that are read together. Path and reason. */
export const longTables: Readonly<Record<string, string>> = {
  'packages/core/src/refusals.ts': 'the one catalogue of refusals: a row a code, texts included',
  'packages/server/src/http/control/operations.ts':
    'the one table of the operations of the control API: a row an operation',
}

export function longFiles(
  sources: readonly Source[],
  excepted: Readonly<Record<string, string>>,
): Finding[] {
  return sources
    .filter(({ path }) => !isTest(path) && !isGenerated(path) && !Object.hasOwn(excepted, path))
    .map(({ path, text }) => ({ file: path, line: 1, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > fileLinesMax)
    .map(({ file, line, lines }) => ({ file, line, detail: `${lines} lines` }))
}

export function longFunctions(sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ path }) => !isTest(path) && !isGenerated(path))
    .flatMap((source) =>
      source.nodes
        .filter(ts.isFunctionLike)
        .map((node) => ({ node, lines: node.getText(source.tree).split('\n').length }))
        .filter(({ lines }) => lines > functionLinesMax)
        .map(({ node, lines }) => findingOf(source, node, `${nameOf(node)}: ${lines} lines`)),
    )
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name
  return named?.getText() ?? 'anonymous function'
}
