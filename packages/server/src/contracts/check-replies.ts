import type { Contract, OperationName, Reply } from './contract.ts'
import type { FactName, Shape } from './shape.ts'

/** Operations whose reply is the only one that shows a secret. */
const showsSecret: ReadonlySet<OperationName> = new Set([
  'create_key',
  'register_client',
  'rotate_client_secret',
])

/** What a caller may not take for its own fault (RFC 9110 §15.6). */
const ours = ['unavailable', 'overloaded', 'internal'] as const

/** Replies that keep back what they are for, or that say something else than happened. */
export function repliesAtFault({ tokens, operations, refusals }: Contract): string[] {
  const found: (string | false)[] = [
    tokens !== null &&
      !gives(tokens.reply, 'access_token') &&
      "tokens.reply: must hold given('access_token')",
    ...operations.map(
      ({ does, reply }, at) =>
        showsSecret.has(does) &&
        !gives(reply, 'secret') &&
        `operations[${at}].reply: must hold given('secret'), which is shown this once`,
    ),
    ...operations.map(
      ({ reply }, at) =>
        reply.status === 204 &&
        reply.body !== null &&
        `operations[${at}].reply.body: must be null with status 204`,
    ),
    ...Object.entries(refusals).flatMap(([surface, replies]) =>
      ours.map(
        (code) =>
          replies[code].status < 500 &&
          `refusals.${surface}.${code}.status: must be 500 or more, as it says nothing of the credential`,
      ),
    ),
  ]
  return found.filter((text) => text !== false)
}

function gives({ body }: Reply, fact: FactName): boolean {
  return holds(body, fact)
}

function holds(shape: Shape, fact: FactName): boolean {
  if (shape === null || typeof shape !== 'object') return false
  if ('given' in shape) return shape.given === fact
  return Object.values(shape as Readonly<Record<string, Shape>>).some((one) => holds(one, fact))
}
