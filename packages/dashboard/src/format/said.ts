type Said<Members> = { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> }

/** The members that are there at all: what is undefined is not said. */
export function said<Members extends object>(members: Members): Said<Members> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as Said<Members>
}
