/** Something that may be on this machine, or not. */
interface Foreign {
  readonly name: string
  readonly from: string
  readonly version: () => string | null
}

/**
 * Those that are here. The others are missed in CI, and left out with a line each on the machine of a
 * user.
 */
export function presentOf<Kind extends Foreign>(all: readonly Kind[]): readonly Kind[] {
  const missing = all.filter(({ version }) => version() === null)
  for (const { name, from } of missing) {
    const line = `${name} is left out, as ${from} is not installed`
    if (process.env['CI'] !== undefined) throw new Error(line)
    process.stderr.write(`${line}\n`)
  }
  return all.filter((one) => !missing.includes(one))
}
