import { z } from 'zod'
import { type Each, factNames, type Given, type Members, type Shape } from '../shape.ts'
import { chosen, isObject, memberOf, members } from './chosen.ts'

const fact = z.enum(factNames, { error: 'the name of a fact, such as "refusal_text"' })

export const givenSchema = members({
  given: fact,
  as: z.exactOptional(z.enum(['joined', 'iso'])),
  optional: z.exactOptional(z.literal(true)),
})

const eachSchema: z.ZodType<Each> = members({
  each: fact,
  item: z.lazy(() => membersSchema),
})

const literal = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'a literal, given(…), each(…) or an object of them',
})

/** A member called `given` or `each` that holds a text is what `fill` takes for a fact. */
const shapeSchema: z.ZodType<Shape> = chosen<Shape>((value) => {
  if (typeof memberOf(value, 'given') === 'string') return givenSchema satisfies z.ZodType<Given>
  if (typeof memberOf(value, 'each') === 'string') return eachSchema
  return isObject(value) ? membersSchema : literal
})

export const membersSchema: z.ZodType<Members> = z.record(
  z.string(),
  z.lazy(() => shapeSchema),
)
