import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Document, Schema } from '../../docs/client/document.ts'
import { bodies } from '../../packages/server/src/http/formats.ts'
import type { Answered } from '../service/api.ts'
import type { Described } from './operations.ts'

/** Judges values and replies by the schemas of a document. */
export interface Judge {
  readonly allows: (schema: Schema, value: unknown) => boolean
  /** A text of a query, which stands for what the schema says. */
  readonly allowsText: (schema: Schema, text: string) => boolean
  /** What is wrong with a reply; null when the document foresees it. */
  readonly complaint: (operation: Described, reply: Answered) => string | null
}

export function judgeBy(document: Document): Judge {
  const strictly = compiler(document, false)
  const leniently = compiler(document, true)
  const failure = (schema: Schema, value: unknown, name: string): string | null => {
    const validate = strictly.compile(schema)
    return validate(value) ? null : strictly.wording(validate.errors, name)
  }

  return {
    allows: (schema, value) => strictly.compile(schema)(value),
    allowsText: (schema, text) => leniently.compile({ properties: { text: schema } })({ text }),
    complaint: ({ responses }, { status, headers, text, body }) => {
      const declared = responses.get(String(status))
      if (declared === undefined) return `the status ${String(status)} is not declared`
      for (const [name, { schema = {}, required = true }] of Object.entries(
        declared.headers ?? {},
      )) {
        const value = headers.get(name)
        if (value === null && !required) continue
        if (value === null) return `the header ${name} is declared and absent`
        if (!leniently.compile({ properties: { value: schema } })({ value })) {
          return `the header ${name} is not as declared: ${value}`
        }
      }
      const type = headers.get('content-type')?.split(';')[0]
      if (declared.content === undefined) return text === '' ? null : 'no body is declared'
      const content = type === undefined ? undefined : declared.content[type]
      if (content === undefined) return `the media type ${String(type)} is not declared`
      const isJson = type?.endsWith('/json') === true || type?.endsWith('+json') === true
      return failure(content.schema ?? {}, isJson ? body : text, 'body')
    },
  }
}

function compiler(document: Document, coerceTypes: boolean) {
  const { components } = document
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes, formats: bodies.formats })
  addFormats.default(ajv, ['date-time', 'int32', 'int64', 'uri'])
  const compiled = new Map<string, ValidateFunction>()
  return {
    compile: (schema: Schema): ValidateFunction => {
      const text = JSON.stringify(schema)
      const known = compiled.get(text) ?? ajv.compile({ ...schema, components })
      compiled.set(text, known)
      return known
    },
    wording: (errors: ValidateFunction['errors'], dataVar: string) =>
      ajv.errorsText(errors ?? null, { dataVar }),
  }
}
