import { type RefusalCode, refusals, type Surface } from '@countersign/core'
import type { Contract, Reply } from '../contracts/contract.ts'
import type { Facts, Given, Shape } from '../contracts/shape.ts'
import type { Answered } from './ask.ts'

/** How a reply differs from the one that the contract declares for a code; null: it does not. */
export function differsFromRefusal(
  { status, headers, body, text }: Answered,
  { code, surface, contract }: { code: RefusalCode; surface: Surface; contract: Contract },
): string | null {
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = contract.refusals[surface]
  const reply = replies[code]
  if (reply === undefined) return `the contract has no reply for ${code}`
  const facts: Facts = {
    refusal_code: code,
    refusal_status: refusals[code].status,
    refusal_text: refusals[code].says,
  }
  const challenge = headers['www-authenticate']
  const { scheme, realm } = contract.challenges[surface]
  const start = `${scheme} realm="${realm}"`
  return (
    (status !== reply.status ? `status ${status}, expected ${reply.status} (${text})` : null) ??
    bodyDiffers(reply, { body, text }, facts) ??
    mediaTypeDiffers(reply, headers['content-type']) ??
    (status === 401 && !String(challenge).startsWith(start)
      ? `WWW-Authenticate is ${String(challenge)}, expected ${start}`
      : null) ??
    ((status === 429 || status === 503) && !/^[1-9]\d*$/.test(String(headers['retry-after']))
      ? `Retry-After is ${String(headers['retry-after'])}`
      : null) ??
    (String(headers['cache-control']).includes('no-store') ? null : 'a cache may keep it')
  )
}

/** The same for a reply to a request that may pass. */
export function differsFromReply(
  { status, headers, body, text }: Answered,
  reply: Reply,
  facts: Facts = {},
): string | null {
  if (status !== reply.status) return `status ${status}, expected ${reply.status} (${text})`
  const different = bodyDiffers(reply, { body, text }, facts)
  return different ?? mediaTypeDiffers(reply, headers['content-type'])
}

function mediaTypeDiffers({ body, mediaType = 'application/json' }: Reply, sent: unknown) {
  if (body === null || String(sent).split(';')[0] === mediaType) return null
  return `Content-Type is ${String(sent)}, expected ${mediaType}`
}

function bodyDiffers(
  reply: Reply,
  { body, text }: Pick<Answered, 'body' | 'text'>,
  facts: Facts,
): string | null {
  if (reply.body === null) return text === '' ? null : `a body, expected none: ${text}`
  return differs(reply.body, body, { facts, at: 'body' })
}

interface Within {
  readonly facts: Facts
  readonly at: string
}

/** Where a value first differs from a shape. What a fact holds counts where it is known. */
function differs(shape: Shape, value: unknown, within: Within): string | null {
  const { at } = within
  if (shape === null || typeof shape !== 'object') {
    return value === shape ? null : `${at} is ${shown(value)}, expected ${shown(shape)}`
  }
  if ('given' in shape && typeof shape.given === 'string') {
    return factDiffers(shape as Given, value, within)
  }
  if ('each' in shape && typeof shape.each === 'string') {
    return Array.isArray(value) ? null : `${at} is ${shown(value)}, expected a list`
  }
  if (value === null || typeof value !== 'object') return `${at} is ${shown(value)}`
  const members = Object.entries(shape as Readonly<Record<string, Shape>>)
  const sent = value as Readonly<Record<string, unknown>>
  const surplus = Object.keys(sent).find((name) => !(name in shape))
  if (surplus !== undefined) return `${at}.${surplus} is there, and not in the contract`
  const found = members.map(([name, member]) =>
    differs(member, sent[name], { ...within, at: `${at}.${name}` }),
  )
  return found.find((difference) => difference !== null) ?? null
}

/** Texts of refusals go on with the member that is at fault. */
function factDiffers(
  { given, optional }: Given,
  value: unknown,
  { facts, at }: Within,
): string | null {
  if (value === undefined && optional !== true) return `${at} is absent`
  const known = facts[given]
  if (known === undefined || value === known) return null
  if (typeof known === 'string' && typeof value === 'string' && value.startsWith(known)) return null
  return `${at} is ${shown(value)}, expected ${shown(known)}`
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value)
}
