import { type Finding, findingAt, type Repository, type RepositoryFile } from '../repository.ts'
import { isCode } from '../source.ts'

interface Passage {
  readonly file: RepositoryFile
  readonly position: number
  readonly text: string
}

export function fixmes(repository: Repository): Finding[] {
  return notesMatching(repository, /\bFIXME\b/g)
}

export function todosWithoutIssue(repository: Repository): Finding[] {
  return notesMatching(repository, /\bTODO\b(?!\(#\d+\))/g)
}

function notesMatching(repository: Repository, pattern: RegExp): Finding[] {
  return passagesOf(repository).flatMap(({ file, position, text }) =>
    [...withoutQuoted(text).matchAll(pattern)].map((match) =>
      findingAt(file, position + match.index, match[0]),
    ),
  )
}

/** Code speaks in its comments, any other file in all its text; a lock file does not speak. */
function passagesOf({ files, sources }: Repository): Passage[] {
  const texts = files
    .filter(({ path }) => !isCode(path) && !path.endsWith('package-lock.json'))
    .map((file) => ({ file, position: 0, text: file.text }))
  const comments = sources.flatMap((file) =>
    file.comments.map(({ position, text }) => ({ file, position, text })),
  )
  return [...texts, ...comments]
}

/** What stands in backquotes is spoken of, not said. Blanked, so that positions stay. */
function withoutQuoted(text: string): string {
  return text.replaceAll(/`[^`\n]*`/g, (quoted) => ' '.repeat(quoted.length))
}
