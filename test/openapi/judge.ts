import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Document, Schema } from '../../docs/client/document.ts'
import { validation } from '../../packages/server/src/http/formats.ts'
import type { Answered } from '../service/api.ts'
import type { Described } from './operations.ts'

/** Judges values and replies by the schemas of a document. */
export interface Judge {
  readonly allows: (schema: Schema, value: unknown) => boolean
  /** What is wrong with a reply; null when the document foresees it. */
  readonly complaint: (operation: Described, reply: Answered) => string | null
}

export function judgeBy(document: Document): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: validation.formats })
  addFormats.default(ajv, ['date-time', 'uri', 'uri-reference', 'uuid'])
  const compiled = new Map<Schema, ValidateFunction>()
  const compile = (schema: Schema): ValidateFunction => {
    const known =
      compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components })
    compiled.set(schema, known)
    return known
  }

  return {
    allows: (schema, value) => compile(schema)(value),
    complaint: ({ responses }, { status, headers, text, body }) => {
      const declared =
        responses.get(String(status)) ??
        responses.get(`${String(status).slice(0, 1)}XX`) ??
        responses.get('default')
      if (declared === undefined) return `the status ${String(status)} is not declared`
      const type = headers.get('content-type')?.split(';')[0]
      if (declared.content === undefined) return text === '' ? null : 'no body is declared'
      const content = type === undefined ? undefined : declared.content[type]
      if (content === undefined) return `the media type ${String(type)} is not declared`
      if (content.schema === undefined) return null
      const validate = compile(content.schema)
      return validate(body) ? null : ajv.errorsText(validate.errors, { dataVar: 'body' })
    },
  }
}
