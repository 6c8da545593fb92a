/** Members that could hold a secret: what a request can carry one in, and what we call ours. */
const secretMembers = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-admin-key',
  'credential',
  'secret',
  'client_secret',
  'clientSecret',
  'client_assertion',
  'access_token',
  'accessToken',
  'token',
  'password',
  'connectionString',
] as const

/** Where such a member could stand in a line of the log. */
const holders = ['', 'headers', 'body', 'query', 'req.headers', 'res.headers', 'err'] as const

/** What is left out as a whole: an address can carry a query, a body can be anything. */
const wholes = ['url', 'body.raw', 'req.url', 'req.body', 'req.query', 'err.input', 'err.config']

/**
 * Every path of a line of the log that is replaced by `[redacted]`. Our own lines have none of
 * them: this is the net below, for lines that somebody adds in a hurry.
 */
export const redactedPaths: readonly string[] = [
  ...holders.flatMap((holder) => secretMembers.map((member) => pathOf(holder, member))),
  ...wholes,
]

function pathOf(holder: string, member: string): string {
  if (member.includes('-')) return `${holder}["${member}"]`
  return holder === '' ? member : `${holder}.${member}`
}

/** Keys of every contract, tokens, and the user part of an address. */
const secretTexts = [
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\b[A-Za-z]+(?:_[A-Za-z]+)*_[A-Za-z0-9]{24,}/g,
  /(?<=:\/\/)[^@/\s]+(?=@)/g,
] as const

/** A text of others, such as the message of an error, without what looks like a secret in it. */
export function withoutSecrets(text: string): string {
  return secretTexts.reduce((left, secret) => left.replaceAll(secret, '[redacted]'), text)
}

/** What the log tells of an error: nothing of it but these members, and no secret in them. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' }
  const { name, message, stack, cause } = error
  const { code } = error as Error & { readonly code?: unknown }
  return {
    type: name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutSecrets(message),
    ...(stack === undefined ? {} : { stack: withoutSecrets(stack) }),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  }
}
