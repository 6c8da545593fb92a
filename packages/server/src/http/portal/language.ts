import type { FastifyRequest } from 'fastify'
import type { Language } from '../../portal/mails.ts'
import { headerValues } from '../credential-of.ts'

/** In which language somebody reads: German where their browser names it before English (RFC 9110 §12.5.4). */
export function languageOf(request: Pick<FastifyRequest, 'raw'>): Language {
  const [wished = ''] = headerValues(request.raw, 'accept-language')
  const known = wished.toLowerCase().match(/\b(?:de|en)\b/g) ?? []
  return known[0] === 'de' ? 'de' : 'en'
}
