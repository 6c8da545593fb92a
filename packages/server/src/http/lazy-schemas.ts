import fastJsonStringify from 'fast-json-stringify'
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import { bodies, queries } from './formats.ts'

// What a schema says is made into code when a request first needs it: for all of a listener's
// schemas that takes longer than the rest of a start.

type Validate = ReturnType<FastifySchemaCompiler<object>>
type Write = ReturnType<FastifySerializerCompiler<object>>

/** What requests are checked by: nothing is coerced but the texts of a query. */
export const validatorOf: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'querystring' ? queries : bodies
  let check: Validate | null = null
  const validate: Validate = (data) => {
    check ??= ajv.compile(schema) as Validate
    const isValid = check(data)
    validate.errors = check.errors ?? null
    return isValid
  }
  return validate
}

/** What replies are written by. */
export const serializerOf: FastifySerializerCompiler<object> = ({ schema }) => {
  let write: Write | null = null
  return (data) => {
    write ??= fastJsonStringify(schema)
    return write(data)
  }
}
