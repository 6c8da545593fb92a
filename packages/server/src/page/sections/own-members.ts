type Body = Readonly<Record<string, unknown>>

/** A member by which the bodies of refusals differ. */
export interface OwnMember {
  /** With points between: `error.code`. */
  readonly path: string
  readonly of: (body: Body) => string
  /** Whether its values are names, for programs, and no sentences. */
  readonly isName: boolean
}

/** The members that all bodies have as texts and in which they differ, without those that repeat another. */
export function ownMembers(bodies: readonly Body[]): readonly OwnMember[] {
  const [first = {}] = bodies
  const paths = pathsOf(first).filter((path) =>
    bodies.every((body) => typeof valueAt(path, body) === 'string'),
  )
  const differing = paths.filter(
    (path) => bodies.length === 1 || new Set(bodies.map((body) => valueAt(path, body))).size > 1,
  )
  const own = differing.filter((path) => !repeats(path, differing, bodies))
  return own.map((path) => ({
    path,
    of: (body) => String(valueAt(path, body)),
    isName: bodies.every((body) => !String(valueAt(path, body)).includes(' ')),
  }))
}

/** Whether every body says in this member what it says in another as well. */
function repeats(path: string, paths: readonly string[], bodies: readonly Body[]): boolean {
  return paths.some((other) => {
    if (other === path) return false
    const holds = bodies.every((body) =>
      String(valueAt(path, body)).includes(String(valueAt(other, body))),
    )
    const isSame = bodies.every((body) => valueAt(path, body) === valueAt(other, body))
    return holds && (!isSame || paths.indexOf(path) < paths.indexOf(other))
  })
}

function pathsOf(body: Body): readonly string[] {
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? pathsOf(value as Body).map((path) => `${name}.${path}`)
      : [name],
  )
}

function valueAt(path: string, body: Body): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Body | undefined)?.[name], body)
}
