import { parseDuration } from '@countersign/core'
import { z } from 'zod'

/** So many in a day or a month. */
export interface TokenQuota {
  readonly tokens: number
  readonly per: 'day' | 'month'
}

const quota = z.string().transform((text, context): TokenQuota => {
  const [, tokens, per] = /^([1-9][0-9]{0,11})\/(day|month)$/.exec(text) ?? []
  if (per !== undefined) return { tokens: Number(tokens), per: per as 'day' | 'month' }
  context.addIssue('a whole number and /day or /month, such as 1000/day')
  return z.NEVER
})

const wholeSeconds = z.string().transform((text, context) => {
  const ms = parseDuration(text)
  if (ms !== null) return Math.floor(ms / 1_000)
  context.addIssue('a whole number and s, m or h, such as 300s')
  return z.NEVER
})

const assignment = /^[^=,]+=[\w.+-]{1,64}$/

/** How tokens are minted, where it is not the contract that says it. */
export const tokenSettings = {
  /**
   * The `typ` of tokens for audiences whose libraries know no `at+jwt` (RFC 9068), as in
   * `billing=JWT`, separated by commas.
   */
  TOKEN_TYPES: z
    .string()
    .refine(
      (text) => assignmentsIn(text).every((part) => assignment.test(part)),
      'audience=typ, with commas between',
    )
    .default(''),
  /** Whoever asks for the same within so long gets the same token. 0s: always a new one. */
  TOKEN_REUSE: wholeSeconds.prefault('0s'),
  /** How many tokens a client, and a project, may have in a day or a month, as in `1000/day`. */
  TOKENS_PER_CLIENT: quota.optional(),
  TOKENS_PER_PROJECT: quota.optional(),
}

export interface TokenConfig {
  /** The `typ` of tokens, by audience. */
  readonly types: Readonly<Record<string, string>>
  /** Null: tokens are not given out again. */
  readonly reuseSeconds: number | null
  readonly quotas: { readonly client: TokenQuota | null; readonly project: TokenQuota | null }
}

type Read = z.infer<z.ZodObject<typeof tokenSettings>>

export function tokenConfig(read: Read): TokenConfig {
  const pairs = assignmentsIn(read.TOKEN_TYPES).map((part) => {
    const equals = part.indexOf('=')
    return [part.slice(0, equals).trim(), part.slice(equals + 1)] as const
  })
  return {
    types: Object.fromEntries(pairs),
    reuseSeconds: read.TOKEN_REUSE === 0 ? null : read.TOKEN_REUSE,
    quotas: { client: read.TOKENS_PER_CLIENT ?? null, project: read.TOKENS_PER_PROJECT ?? null },
  }
}

function assignmentsIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
