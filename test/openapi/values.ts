import fc from 'fast-check'
import { type Document, resolve, type Schema } from '../../docs/client/document.ts'

/** Texts of the formats that the schemas name. */
const ofFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'plain-text': fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((text) => !/^\s|\s$|\p{C}/u.test(text)),
  'mail-address': fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/), fc.stringMatching(/^[a-z]{1,9}$/))
    .map(([name, host]) => `${name}@${host}.example`),
  'ip-address': fc.oneof(fc.ipV4(), fc.ipV6()),
  'ip-range': fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, bits]) => `${address}/${String(bits)}`),
  ),
  capability: fc.stringMatching(/^[a-z][a-z0-9]{0,9}(\.[a-z]{1,9}){0,2}$/),
  'granted-capability': fc.stringMatching(/^[a-z][a-z0-9]{0,9}(\.[a-z]{1,9}){0,2}(\.\*)?$/),
  lifetime: fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.constantFrom('s', 'm', 'h', 'd', 'w'))
    .map(([count, unit]) => `${String(count)}${unit}`),
  overlap: fc
    .tuple(fc.nat(500), fc.constantFrom('s', 'm', 'h', 'd'))
    .map(([count, unit]) => `${String(count)}${unit}`),
  'web-origin': fc.stringMatching(/^https:\/\/[a-z]{1,9}\.example$/),
  instant: fc
    .date({ min: new Date('2027-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  'date-time': fc
    .date({ min: new Date('2027-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
}

/** Any JSON of modest size. */
export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 2 })

/** Values that a schema of the document allows, or nearly: what it says in words is not known here. */
export function valuesOf(schema: Schema, document: Document): fc.Arbitrary<unknown> {
  const { allOf, anyOf, oneOf, ...own } = resolved(schema, document)
  const choices = anyOf ?? oneOf
  if (choices !== undefined) {
    return fc.oneof(...choices.map((one) => valuesOf(merged([own, one], document), document)))
  }
  if (allOf !== undefined) return valuesOf(merged([own, ...allOf], document), document)
  if ('const' in own) return fc.constant(own['const'])
  if (Array.isArray(own['enum'])) return fc.constantFrom(...(own['enum'] as unknown[]))
  const types = [own.type ?? []].flat()
  if (types.length === 0) return own.properties === undefined ? anyJson : objectOf(own, document)
  return fc.oneof(...types.map((type) => typed(type, own, document)))
}

function resolved(schema: Schema, document: Document): Schema {
  if (schema.$ref === undefined) return schema
  const { $ref, ...siblings } = schema
  return merged([resolve<Schema>({ $ref }, document), siblings], document)
}

/** What all of the schemas ask for, as far as objects are composed of them. */
function merged(schemas: readonly Schema[], document: Document): Schema {
  const parts = schemas.map((schema) => resolved(schema, document))
  const members = parts.flatMap(({ properties = {} }) => Object.entries(properties))
  return {
    ...Object.assign({}, ...parts),
    ...(members.length === 0 ? {} : { properties: Object.fromEntries(members) }),
    required: parts.flatMap(({ required = [] }) => required),
  }
}

function typed(type: string, schema: Schema, document: Document): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: number(schema, 'minimum', -5), max: number(schema, 'maximum', 500) })
    case 'number':
      return fc.double({ min: number(schema, 'minimum', -5), max: number(schema, 'maximum', 500) })
    case 'string':
      return textOf(schema)
    case 'array':
      return listOf(schema, document)
    case 'object':
      return objectOf(schema, document)
    default:
      throw new Error(`a schema has the unknown type ${type}`)
  }
}

function number(schema: Schema, keyword: string, otherwise: number): number {
  const value = schema[keyword]
  return typeof value === 'number' ? value : otherwise
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  const { pattern, format } = schema
  const [minLength, maxLength] = [number(schema, 'minLength', 0), number(schema, 'maxLength', 40)]
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  const known = typeof format === 'string' ? ofFormat[format] : undefined
  if (known !== undefined) return known
  if (format !== undefined)
    throw new Error(`a schema has the unknown format ${JSON.stringify(format)}`)
  return fc.oneof(
    { weight: 5, arbitrary: fc.string({ minLength, maxLength: Math.min(maxLength, 60) }) },
    { weight: 1, arbitrary: fc.constant('x'.repeat(maxLength)) },
  )
}

function listOf(schema: Schema, document: Document): fc.Arbitrary<unknown[]> {
  const items = valuesOf((schema['items'] as Schema | undefined) ?? {}, document)
  const bounds = {
    minLength: number(schema, 'minItems', 0),
    maxLength: Math.min(number(schema, 'maxItems', 4), 4),
  }
  return schema['uniqueItems'] === true
    ? fc.uniqueArray(items, { ...bounds, selector: (item) => JSON.stringify(item) })
    : fc.array(items, bounds)
}

function objectOf(schema: Schema, document: Document): fc.Arbitrary<object> {
  const { properties = {}, required = [] } = schema
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, valuesOf(member, document)]),
  )
  const named = fc.record(members, { requiredKeys: required.filter((name) => name in members) })
  const open = Object.values((schema['patternProperties'] as object | undefined) ?? {}) as Schema[]
  const extra = schema['additionalProperties'] ?? open[0]
  if (typeof extra !== 'object') return named
  const others = fc.dictionary(fc.string({ maxLength: 20 }), valuesOf(extra as Schema, document), {
    maxKeys: 3,
    noNullPrototype: true,
  })
  return fc.tuple(others, named).map(([other, own]) => ({ ...other, ...own }))
}
