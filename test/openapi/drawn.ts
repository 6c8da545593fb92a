import fc from 'fast-check'
import type { Document } from '../../docs/client/document.ts'
import type { Described } from './operations.ts'
import { spoiled } from './spoiled.ts'
import { valuesOf } from './values.ts'
import { namedInBodies } from './world.ts'

/** What stands for one name in a path. */
export type PathName =
  | { readonly is: 'present' }
  | { readonly is: 'absent' }
  | { readonly text: string }

/** Who asks. */
export type Caller = 'admin' | 'nobody' | 'stranger' | 'not a bearer' | 'one who may only verify'

/** A request, drawn but for the names of objects that have to be made first. */
export interface Drawn {
  readonly caller: Caller
  readonly names: Readonly<Record<string, PathName>>
  readonly query: Readonly<Record<string, string>>
  /** A JSON value, or the bytes of something else; undefined for no body. */
  readonly body: { readonly json: unknown } | { readonly raw: string } | undefined
  readonly headers: Readonly<Record<string, string>>
}

type In = 'path' | 'query' | 'header'

/** Requests as the document describes them. */
export function properRequests(operation: Described, document: Document): fc.Arbitrary<Drawn> {
  return fc.record({
    caller: fc.constant<Caller>('admin'),
    names: namesOf(operation, fc.constant<PathName>({ is: 'present' })),
    query: queryOf(operation, document),
    body: properBody(operation, document),
    headers: headersOf(operation, { 'idempotency-key': fc.uuid(), 'if-match': fc.constant('*') }),
  })
}

function properBody(
  { name, body, isBodyRequired }: Described,
  document: Document,
): fc.Arbitrary<Drawn['body']> {
  if (body === null) return fc.constant(undefined)
  const given = valuesOf(body, document).map((json) => ({
    json: Object.assign({}, json, namedInBodies[name]),
  }))
  return isBodyRequired ? given : fc.option(given, { nil: undefined })
}

/** Requests of which one thing or another is not quite as the document describes them. */
export function spoiledRequests(operation: Described, document: Document): fc.Arbitrary<Drawn> {
  const { body } = operation
  return fc.record({
    caller: fc.constant<Caller>('admin'),
    names: namesOf(
      operation,
      fc.oneof(
        { weight: 6, arbitrary: fc.constant<PathName>({ is: 'present' }) },
        { weight: 1, arbitrary: fc.constant<PathName>({ is: 'absent' }) },
        { weight: 1, arbitrary: oddNames },
      ),
    ),
    query: fc.oneof(queryOf(operation, document), oddQuery(operation)),
    body:
      body === null
        ? fc.constant(undefined)
        : spoiled(valuesOf(body, document)).map((json) => ({ json })),
    headers: headersOf(operation, { 'idempotency-key': oddHeader, 'if-match': oddHeader }),
  })
}

/** Requests that go wrong before anybody looks at what they ask for. */
export function brokenRequests(operation: Described): fc.Arbitrary<Drawn> {
  return fc.record({
    caller: fc.constantFrom<Caller[]>(
      'admin',
      'nobody',
      'stranger',
      'not a bearer',
      'one who may only verify',
    ),
    names: namesOf(operation, fc.constant<PathName>({ is: 'absent' })),
    query: fc.constant({}),
    body:
      operation.body === null ? fc.constant(undefined) : fc.option(brokenBody, { nil: undefined }),
    headers: fc.constantFrom<Record<string, string>[]>(
      {},
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'nonsense' },
      { accept: 'text/html' },
    ),
  })
}

const brokenBody = fc
  .oneof(
    fc.constantFrom(
      '',
      '{',
      '{}}',
      'null',
      '[]',
      '"text"',
      '{"a":1,"a":2}',
      '{"__proto__":{"x":1}}',
      '\ufeff{}',
      '['.repeat(40) + ']'.repeat(40),
      `{"name":"${'x'.repeat(70_000)}"}`,
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map((raw) => ({ raw }))

const oddNames: fc.Arbitrary<PathName> = fc
  .oneof(
    fc.constantFrom('%zz', '%00', 'a'.repeat(65), 'a'.repeat(300), 'key_', 'constructor'),
    fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((text) => text.isWellFormed() && !/^\.+$/.test(text))
      .map(encodeURIComponent),
  )
  .map((text) => ({ text }))

/** Printable, as HTTP has it: what else there is can't be sent. */
const oddHeader = fc.oneof(
  fc.constantFrom('*', '""', '"1"', 'W/"1"', '1', 'x'.repeat(300), '"a", "b"', ',', '"é"'),
  fc.string({ minLength: 1, maxLength: 40 }).map((text) => `x${text}`.trim()),
)

const parametersIn = ({ parameters }: Described, place: In) =>
  parameters.filter((parameter) => parameter.in === place)

function namesOf(operation: Described, name: fc.Arbitrary<PathName>) {
  const names = parametersIn(operation, 'path').map((parameter) => [parameter.name, name] as const)
  return fc.record(Object.fromEntries(names))
}

function queryOf(
  operation: Described,
  document: Document,
): fc.Arbitrary<Readonly<Record<string, string>>> {
  const parameters = parametersIn(operation, 'query')
  const values = parameters.map(({ name, schema = {} }) => {
    return [name, valuesOf(schema, document).map(String)] as const
  })
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name)
  const drawn = fc.record(Object.fromEntries(values), { requiredKeys })
  if (requiredKeys.length > 0) return drawn
  // many parameters ask for more than there is: now and then nothing is asked for
  return fc.oneof({ weight: 4, arbitrary: drawn }, { weight: 1, arbitrary: fc.constant({}) })
}

function oddQuery(operation: Described): fc.Arbitrary<Readonly<Record<string, string>>> {
  const known = parametersIn(operation, 'query').map(({ name }) => name)
  const value = fc.oneof(
    fc.constantFrom('', '0', '101', '-1', '1e2', 'null', 'true', 'a'.repeat(300), '%', '\u0000'),
    fc.string({ maxLength: 20 }),
  )
  return fc.dictionary(fc.constantFrom(...known, 'extra', '__proto__', 'limit[]'), value, {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  })
}

/** Each header that the operation takes, or none of them. */
function headersOf(
  operation: Described,
  values: Readonly<Record<string, fc.Arbitrary<string>>>,
): fc.Arbitrary<Readonly<Record<string, string>>> {
  const names = parametersIn(operation, 'header').map(({ name }) => name.toLowerCase())
  const known = names.flatMap((name) => {
    const value = values[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return fc.oneof(fc.constant({}), fc.record(Object.fromEntries(known)))
}
