/** The members that differ, with the values of `after`. Values are what JSON has. Pure. */
export function differences<Values extends object>(before: Values, after: Values): Partial<Values> {
  const names = Object.keys(after) as (keyof Values)[]
  const differing = names.filter((name) => {
    return JSON.stringify(before[name]) !== JSON.stringify(after[name])
  })
  return Object.fromEntries(differing.map((name) => [name, after[name]])) as Partial<Values>
}
