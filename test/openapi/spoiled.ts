import fc from 'fast-check'

/** What stands where something else belongs. */
const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e21, '', ' ', [], {}, [[]], [null]),
  fc.constantFrom(
    'x'.repeat(65),
    'x'.repeat(129),
    'x'.repeat(201),
    'x'.repeat(9_000),
    '\u0000',
    'a\u0007b',
    '\ud800',
    'ı̇ß\u202e',
    '../..',
    "'; drop table keys; --",
    '%24{x}',
    '9999999999d',
    '2030-02-31T00:00:00Z',
    '2030-01-01',
    '1.2.3.4/33',
    'live ',
    'LIVE',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const oddNames = fc.oneof(
  fc.constantFrom('extra', 'constructor', 'toString', 'isActive', 'project_id', 'id', ''),
  fc.string({ maxLength: 10 }),
)

/** A valid value with one or two things changed somewhere in it. Often it is not valid any more. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.array(spoiling, { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) =>
      changes.reduce<unknown>((so, change) => change(structuredClone(so)), value),
    )
}

type Change = (value: unknown) => unknown

/** What makes of a text one that looks like it. */
const touches: readonly ((text: string) => string)[] = [
  (text) => `-${text}`,
  (text) => `${text}-`,
  (text) => `${text} `,
  (text) => `${text}\n`,
  (text) => `${text}é`,
  (text) => text.slice(1),
  (text) => text.slice(0, -1),
  (text) => text.toUpperCase(),
  (text) => text.replace(/\d/g, '٣'),
  (text) => text.padEnd(64, 'a'),
  (text) => text.padEnd(129, 'a'),
]

const spoiling: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(), oddValues).map(([at, odd]) => replaced(at, odd)),
  fc.tuple(fc.nat(), oddNames, oddValues).map(([at, name, odd]) => widened(at, name, odd)),
  fc.nat().map((at) => narrowed(at)),
  fc.nat().map((at) => repeated(at)),
  fc.nat().map((at) => emptied(at)),
  fc.tuple(fc.nat(), fc.constantFrom(...touches)).map(([at, touch]) => touched(at, touch)),
)

interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly name: string
}

/** Every member of every object and list below a value. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [
    { holder: value as Place['holder'], name },
    ...placesIn(member),
  ])
}

const replaced = (at: number, odd: unknown) => (value: unknown) => {
  const places = placesIn(value)
  const place = places[at % (places.length + 1)]
  if (place === undefined) return odd
  set(place.holder, place.name, odd)
  return value
}

const widened = (at: number, name: string, odd: unknown) => (value: unknown) => {
  const objects = [value, ...placesIn(value).map(memberAt)].filter(isPlainObject)
  const object = objects[at % objects.length]
  if (object === undefined) return odd
  set(object, name, odd)
  return value
}

const narrowed = (at: number) => (value: unknown) => {
  const places = placesIn(value)
  const place = places[at % places.length]
  if (place === undefined) return value
  if (Array.isArray(place.holder)) place.holder.splice(Number(place.name), 1)
  else Reflect.deleteProperty(place.holder, place.name)
  return value
}

const repeated = (at: number) => (value: unknown) => {
  const lists = placesIn(value).map(memberAt).filter(Array.isArray)
  const list = lists[at % lists.length]
  const first: unknown = list?.[0]
  for (let more = 0; list !== undefined && more < 1 + (at % 210); more++) list.push(first ?? 'x')
  return value
}

const emptied = (at: number) => (value: unknown) => {
  const lists = placesIn(value).map(memberAt).filter(Array.isArray)
  const list = lists[at % lists.length]
  if (list !== undefined) list.length = 0
  return value
}

const touched = (at: number, touch: (text: string) => string) => (value: unknown) => {
  const places = placesIn(value).filter((place) => typeof memberAt(place) === 'string')
  const place = places[at % places.length]
  if (place !== undefined) set(place.holder, place.name, touch(String(memberAt(place))))
  return value
}

const memberAt = ({ holder, name }: Place): unknown => (holder as Record<string, unknown>)[name]

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own member whatever its name is: `__proto__` too. */
function set(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
