import { nonceOf } from './behaviours.ts'
import { lenientReadings } from './lenient-readings.ts'
import { openRaw, type RawReply } from './raw-client.ts'
import { newNonce, type Struck } from './strike.ts'
import { type Rule, rules } from './world.ts'

/** A path that came through and that some reader takes for one the caller may not ask for. */
export interface Bypass {
  readonly form: string
  readonly target: string
  readonly reading: string
}

export interface Sent {
  readonly bypasses: readonly Bypass[]
  /** How many requests arrived at the upstream, but for those that anybody may make. */
  readonly arrived: number
  /** How many replies of each status. */
  readonly statuses: Readonly<Record<number, number>>
  /** Of forms that arrived: what the upstream got. */
  readonly targets: ReadonlyMap<string, string>
  readonly objections: readonly string[]
}

const lanes = 8

/** Sends every form on a connection of its own, and looks at what of it arrived. */
export async function sendForms(
  { url, upstream, proof }: Pick<Struck, 'url' | 'upstream' | 'proof'>,
  forms: readonly string[],
  has: (scope: string | null) => boolean,
): Promise<Sent> {
  upstream.forget()
  const formOf = new Map<string, string>()
  const statuses: Record<number, number> = {}
  const waiting = forms.values()
  const send = async (): Promise<void> => {
    for (const form of waiting) {
      const nonce = newNonce('form')
      formOf.set(nonce, form)
      const [reply] = await ask(url, form, proof(nonce))
      statuses[reply?.status ?? 0] = (statuses[reply?.status ?? 0] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, send))
  const arrived = upstream.arrived.map((request) => ({
    form: formOf.get(nonceOf(request)) ?? 'none',
    target: request.target,
  }))
  return {
    bypasses: arrived.flatMap(({ form, target }) =>
      [...lenientReadings(target)]
        .filter((reading) => !has(scopeFor(reading)))
        .slice(0, 1)
        .map((reading) => ({ form, target, reading })),
    ),
    arrived: arrived.filter(({ target }) => scopeFor(target.split('?')[0] ?? '') !== null).length,
    statuses,
    targets: new Map(arrived.map(({ form, target }) => [form, target])),
    objections: [...upstream.objections],
  }
}

async function ask(url: string, form: string, proof: string): Promise<readonly RawReply[]> {
  const connection = await openRaw(url)
  connection.write(`GET ${form} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n${proof}\r\n`)
  await connection.closed
  return connection.replies()
}

/** A scope that nobody has: there is no rule for this path, so nobody may ask for it. */
const unruled = 'unruled'

/** What the narrowest rule for a plain path asks; null is nothing. */
export function scopeFor(path: string): string | null {
  const narrowest = rules
    .filter((rule) => matches(rule, path))
    .toSorted((one, other) => narrowness(other) - narrowness(one))[0]
  return narrowest === undefined ? unruled : narrowest.scope
}

/** Literal paths are the narrowest, those with a star the widest, a short one more so. */
function narrowness({ path }: Rule): number {
  return path.length + (path.includes('*') ? 0 : 1_000) + (path.includes('{') ? 0 : 1_000)
}

function matches({ path: pattern }: Rule, path: string): boolean {
  if (pattern.endsWith('/*')) return `${path}/`.startsWith(pattern.slice(0, -1))
  if (!pattern.includes('{')) return path === pattern
  const [before = ''] = pattern.split('{')
  return (
    path.startsWith(before) &&
    path.length > before.length &&
    !path.slice(before.length).includes('/')
  )
}
