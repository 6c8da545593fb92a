import ts from 'typescript'
import { type Finding, findingOf, type Source } from '../repository.ts'

/** Files whose default export a tool asks for, by the name that the tool looks for. */
export const configFiles: Readonly<Record<string, string>> = {
  'eslint.config.js': 'eslint reads its configuration from the default export',
  'vite.config.ts': 'vite does too',
  'vite.portal.config.ts': 'vite does too',
  'vitest.config.ts': 'vitest does too',
  'countersign.config.ts': 'an installation is configured by the default export',
}

export function defaultExports(sources: readonly Source[]): Finding[] {
  return sources
    .filter(({ path }) => !Object.hasOwn(configFiles, path.slice(path.lastIndexOf('/') + 1)))
    .flatMap((source) => findingsWhere(source, isDefaultExport, 'export default'))
}

export function enums(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => findingsWhere(source, ts.isEnumDeclaration, 'enum'))
}

export function anys(sources: readonly Source[]): Finding[] {
  const isAny = (node: ts.Node) => node.kind === ts.SyntaxKind.AnyKeyword
  return sources.flatMap((source) => findingsWhere(source, isAny, 'any'))
}

function findingsWhere(source: Source, matches: (node: ts.Node) => boolean, detail: string) {
  return source.nodes.filter(matches).map((node) => findingOf(source, node, detail))
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true
  if (ts.isExportSpecifier(node)) return node.name.text === 'default'
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
}
