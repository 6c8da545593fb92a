import type { FactName, Given, Members, Shape } from '../../contracts/shape.ts'

type Schema = Readonly<Record<string, unknown>>

const textFact: Schema = { type: 'string', maxLength: 8_192 }
const listFact: Schema = {
  type: 'array',
  maxItems: 1_000,
  items: { type: 'string', maxLength: 200 },
}
const wholeFact: Schema = { type: 'integer', format: 'int64', minimum: 0 }
const yesOrNo: Schema = { type: 'boolean' }
const objectFact: Schema = { type: 'object', additionalProperties: true }
const instant: Schema = { type: 'string', format: 'date-time', maxLength: 40 }

/** Of what kind facts are which are no texts. */
const kinds: Readonly<Partial<Record<FactName, Schema>>> = {
  audiences: listFact,
  capabilities: listFact,
  permissions: listFact,
  scopes: listFact,
  expires_in: wholeFact,
  refusal_status: wholeFact,
  retry_after_seconds: wholeFact,
  is_active: yesOrNo,
  subscribed: yesOrNo,
  metadata: objectFact,
}

/** JSON Schema (2020-12) of what a shape of the contract is filled to. */
export function schemaOf(members: Members): Schema {
  const entries = Object.entries(members)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, shape]) => [name, schemaOfOne(shape)])),
    required: entries.filter(([, shape]) => !isOptional(shape)).map(([name]) => name),
  }
}

function schemaOfOne(shape: Shape): Schema {
  if (shape === null || typeof shape !== 'object') return { const: shape }
  if ('given' in shape && typeof shape.given === 'string') return schemaOfFact(shape as Given)
  if ('each' in shape && typeof shape.each === 'string') {
    return { type: 'array', maxItems: 1_000, items: schemaOf(shape['item'] as Members) }
  }
  return schemaOf(shape as Members)
}

function schemaOfFact({ given, as, optional }: Given): Schema {
  const schema = as === 'iso' ? instant : as === 'joined' ? textFact : (kinds[given] ?? textFact)
  return optional === true ? schema : { ...schema, type: [schema['type'], 'null'] }
}

function isOptional(shape: Shape): boolean {
  return typeof shape === 'object' && shape !== null && 'optional' in shape
}
