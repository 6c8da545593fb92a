import { type Finding, findingAt, isTypeTest, type Repository, type Source } from '../repository.ts'

export const suppressionsMax = 12

/** The linters' comments that switch a rule off, and how each carries its reason. */
const linters = [
  { pattern: /^(?:\/\/+|\/\*+)\s*(eslint-disable[\w-]*)/, reason: / -- \S/ },
  { pattern: /^(?:\/\/+|\/\*+)\s*(biome-ignore[\w-]*)/, reason: /: \S| -- \S/ },
] as const

interface Suppression {
  readonly source: Source
  readonly position: number
  readonly name: string
  readonly hasReason: boolean
}

/** A comment to the compiler. In a type test an expected error is the assertion; nothing else is, even there. */
export function compilerSilenced(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) =>
    source.comments.flatMap(({ position, text }) => {
      const [, name] =
        /^\s*(?:\/\/+|\/\*+|\*)\s*(@ts-(?:ignore|nocheck|expect-error))/m.exec(text) ?? []
      if (name === undefined) return []
      if (name === '@ts-expect-error' && isTypeTest(source.path)) return []
      return [findingAt(source, position, name)]
    }),
  )
}

export function suppressionsWithoutReason({ sources }: Repository): Finding[] {
  const all = suppressionsOf(sources)
  return all
    .filter(({ hasReason }) => !hasReason)
    .map(({ source, position, name }) =>
      findingAt(source, position, `${name}; ${all.length} of at most ${suppressionsMax}`),
    )
}

/** Past the limit all are named, not the latest alone: any of them may be the one to mend. */
export function suppressionsOverLimit({ sources }: Repository): Finding[] {
  const all = suppressionsOf(sources)
  if (all.length <= suppressionsMax) return []
  return all.map(({ source, position, name }) =>
    findingAt(source, position, `${name}; ${all.length} of at most ${suppressionsMax}`),
  )
}

function suppressionsOf(sources: readonly Source[]): Suppression[] {
  return sources.flatMap((source) =>
    source.comments.flatMap(({ position, text }) =>
      linters.flatMap(({ pattern, reason }) => {
        const name = pattern.exec(text)?.[1]
        return name === undefined ? [] : [{ source, position, name, hasReason: reason.test(text) }]
      }),
    ),
  )
}
