import type { Finding, RepositoryFile } from '../repository.ts'

const emptyNames: ReadonlySet<string> = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
])

/** Folders and files whose name says nothing of what is in them. */
export function emptyNamesOf(files: readonly RepositoryFile[]): Finding[] {
  return files.flatMap(({ path }) =>
    path
      .split('/')
      .filter((segment) => emptyNames.has((segment.split('.')[0] ?? '').toLowerCase()))
      .map((segment) => ({ file: path, line: 1, detail: segment })),
  )
}
