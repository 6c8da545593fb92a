/** What the rules look at: the files of the repository as values, so that a rule is a pure function. */

import type ts from 'typescript'
import { type Comment, commentsOf, isCode, nodesOf, parse } from './source.ts'

export interface RepositoryFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  /** Empty for a file that is not text. */
  readonly text: string
  readonly executable: boolean
}

export interface Source extends RepositoryFile {
  readonly tree: ts.SourceFile
  /** All nodes of the tree, in the order of the text. */
  readonly nodes: readonly ts.Node[]
  readonly comments: readonly Comment[]
}

export interface Repository {
  readonly files: readonly RepositoryFile[]
  /** The files that the compiler can parse, parsed. */
  readonly sources: readonly Source[]
  /** The codes of the refusal catalogue; null where there is no catalogue. */
  readonly refusalCodes: readonly string[] | null
}

export interface Finding {
  readonly file: string
  readonly line: number
  readonly detail: string
}

export function repositoryOf(
  files: readonly RepositoryFile[],
  refusalCodes: readonly string[] | null = null,
): Repository {
  const sources = files
    .filter((file) => isCode(file.path))
    .map((file) => {
      const tree = parse(file.path, file.text)
      return { ...file, tree, nodes: [...nodesOf(tree)], comments: commentsOf(tree) }
    })
  return { files, sources, refusalCodes }
}

/** The finding at a position of a text, counted in UTF-16 units from its start. */
export function findingAt(file: RepositoryFile, position: number, detail: string): Finding {
  const line = file.text.slice(0, position).split('\n').length
  return { file: file.path, line, detail }
}

export function findingOf(source: Source, node: ts.Node, detail: string): Finding {
  return findingAt(source, node.getStart(source.tree), detail)
}

/** Tests may import, skip layers and run on as they like: they are read one case at a time. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || /(?:^|[/.])(?:test|test-d|suite)\.tsx?$|\/suite\//.test(path)
}

/** The one kind of file in which an error the compiler must find is written down. */
export function isTypeTest(path: string): boolean {
  return path.endsWith('.test-d.ts') || path.startsWith('test/types/')
}

export function isGenerated(path: string): boolean {
  return /(?:^|\/)generated\/|\.generated\./.test(path)
}
