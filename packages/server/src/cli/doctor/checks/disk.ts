import { type Check, fine, seen } from '../finding.ts'

const mebibyte = 2 ** 20
const warningBytes = 1_024 * mebibyte
const problemBytes = 100 * mebibyte

export const disk: Check = (facts) => {
  const server = seen(facts)?.server ?? null
  if (server !== null) {
    return [
      fine(
        'disk',
        `The database has ${size(server.databaseBytes)}; what is free on its server can not be seen from here.`,
      ),
    ]
  }
  if (facts.disk === null) return []
  const { freeBytes, totalBytes } = facts.disk
  const says = `${size(freeBytes)} of ${size(totalBytes)} are free.`
  if (freeBytes >= warningBytes) return [fine('disk', says)]
  return [
    {
      check: 'disk',
      level: freeBytes < problemBytes ? 'problem' : 'warning',
      says,
      mend: 'Make room, or move the data directory to a larger disk: on a full one nothing can be revoked.',
    },
  ]
}

function size(bytes: number): string {
  const gibibytes = bytes / mebibyte / 1_024
  return gibibytes >= 1 ? `${gibibytes.toFixed(1)} GiB` : `${Math.round(bytes / mebibyte)} MiB`
}
