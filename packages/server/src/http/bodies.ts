import { isUtf8 } from 'node:buffer'
import { parseStrictJson } from '@countersign/core'
import type { FastifyInstance } from 'fastify'
import { RefusedRequest } from './refusal-of.ts'

/** A form, decoded: every parameter once. */
export type Form = ReadonlyMap<string, string>

/** Reads JSON bodies strictly, and nothing else. An absent body is undefined. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, next) => {
    parseInto(next, () => parseStrictJson(utf8(body as Buffer)))
  })
}

/**
 * Reads `application/x-www-form-urlencoded` bodies besides, as a Form. `repeatable` are parameters that
 * may be given several times.
 */
export function readFormBodies(app: FastifyInstance, repeatable: readonly string[] = []): void {
  const type = 'application/x-www-form-urlencoded'
  app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, next) => {
    parseInto(next, () => parseForm(utf8(body as Buffer), repeatable))
  })
}

/**
 * Parameters of a form (RFC 6749 appendix B). A parameter given twice is refused (§3.2), an empty
 * one counts as absent. The values of one that may be repeated are joined by line feeds. Throws a RefusedRequest when the form can't be read.
 */
export function parseForm(text: string, repeatable: readonly string[] = []): Form {
  const form = new Map<string, string>()
  const seen = new Set<string>()
  for (const pair of text.split('&').filter((part) => part !== '')) {
    const equals = pair.indexOf('=')
    const name = decodeFormText(equals < 0 ? pair : pair.slice(0, equals))
    const value = decodeFormText(equals < 0 ? '' : pair.slice(equals + 1))
    if (seen.has(name) && !repeatable.includes(name)) throw new RefusedRequest('body_malformed')
    seen.add(name)
    const before = form.get(name)
    if (value !== '') form.set(name, before === undefined ? value : `${before}\n${value}`)
  }
  return form
}

/** Form-decodes one name or value. Throws a RefusedRequest when an escape is broken. */
export function decodeFormText(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new RefusedRequest('body_malformed')
  }
}

function parseInto(next: (error: Error | null, body?: unknown) => void, parse: () => unknown) {
  try {
    next(null, parse())
  } catch (error) {
    next(error as Error)
  }
}

function utf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new RefusedRequest('body_malformed')
  return bytes.toString('utf8')
}
