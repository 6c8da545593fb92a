import type { SigningKey } from '../../api/signing-key-queries.ts'

/** What a key does for some time. Open: nobody knows yet when it stops. */
export interface Span {
  readonly does: 'announced' | 'signing' | 'kept'
  readonly from: number
  readonly until: number
  readonly isOpen: boolean
}

export interface Drawn {
  readonly key: SigningKey
  readonly spans: readonly Span[]
}

export interface Drawing {
  readonly rows: readonly Drawn[]
  readonly from: number
  readonly until: number
  /** Instants that are named below, evenly apart. */
  readonly ticks: readonly number[]
}

const mostRows = 8
const minuteMs = 60_000

/** The lives of the latest keys as spans of one axis of time, the oldest first. */
export function drawingOf(keys: readonly SigningKey[], now: number, ticks: number): Drawing {
  const shown = keys.slice(0, mostRows).toReversed()
  const known = shown.flatMap((key) => instantsOf(key))
  const first = Math.min(now, ...known)
  const last = Math.max(now, ...known)
  const from = first - Math.max((last - first) * 0.06, 5 * minuteMs)
  // what is open needs room to be seen so
  const until = last + Math.max((last - first) * 0.25, 20 * minuteMs)
  return {
    from,
    until,
    rows: shown.map((key) => ({ key, spans: spansOf(key, until) })),
    ticks: Array.from({ length: ticks }, (_, n) => from + ((n + 0.5) / ticks) * (until - from)),
  }
}

function instantsOf(key: SigningKey): readonly number[] {
  const texts = [key.published_at ?? key.created_at, key.signs_from, key.signs_until, endOf(key)]
  return texts.flatMap((text) => (text === null ? [] : [Date.parse(text)]))
}

/** When tokens of it stop to be accepted. */
function endOf({ kept_until: kept, retired_at: retired }: SigningKey): string | null {
  return retired ?? kept
}

/** An emergency may end a key at any point of its life: nothing of it lies behind that. */
export function spansOf(key: SigningKey, horizon: number): readonly Span[] {
  const at = (text: string | null): number => (text === null ? horizon : Date.parse(text))
  const end = at(endOf(key))
  const published = Date.parse(key.published_at ?? key.created_at)
  const [begins, stops] = [at(key.signs_from), at(key.signs_until)]
  const isOpen = key.signs_until === null && key.retired_at === null
  const all: readonly Span[] = [
    { does: 'announced', from: published, until: Math.min(begins, end), isOpen: false },
    { does: 'signing', from: begins, until: Math.min(stops, end), isOpen },
    { does: 'kept', from: stops, until: end, isOpen: false },
  ]
  return all.filter(({ from, until }) => until > from)
}
