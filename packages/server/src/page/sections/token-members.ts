import type { ClaimSource } from '@countersign/core'
import type { Contract, Tokens } from '../../contracts/contract.ts'
import type { FactName, Given } from '../../contracts/shape.ts'
import { presentedAt, vocabularyOf } from '../vocabulary.ts'

/** The members of the reply that holds a token, with their meanings. */
export function membersOf({ reply, profile }: Tokens): readonly (readonly string[])[] {
  const { lifetimeSeconds } = profile
  const meanings: Readonly<Partial<Record<FactName, string>>> = {
    access_token: 'Signed JWT, to be sent with each request.',
    expires_in: `Token lifetime in seconds (${lifetimeSeconds} = ${lifetimeSeconds / 60} minutes).`,
    scopes: 'Granted scope, separated by spaces.',
  }
  return Object.entries(reply.body ?? {}).map(([member, shape]) => {
    if (typeof shape !== 'object' || shape === null) {
      return [`\`${member}\``, `Always \`${String(shape)}\`.`]
    }
    const { given, optional } = shape as Given
    const omitted = optional === true ? ' Omitted for unscoped, full-access tokens.' : ''
    return [`\`${member}\``, `${meanings[given] ?? ''}${omitted}`]
  })
}

/** The claims of a token, with their meanings. */
export function claimRows(contract: Contract, tokens: Tokens): readonly (readonly string[])[] {
  const meanings = meaningsIn(contract, tokens)
  return Object.entries(tokens.profile.claims).map(([claim, source]) => [
    `\`${claim}\``,
    meanings[source],
  ])
}

function meaningsIn(contract: Contract, tokens: Tokens): Readonly<Record<ClaimSource, string>> {
  const { project } = vocabularyOf(contract)
  const credential = presentedAt(contract)
  const { issuer, profile } = tokens
  const { default: audience } = contract.rights.audiences
  const isClient = tokens.clientId === 'required'
  const holder = isClient ? 'the client' : `the client, or the ${credential} where there is none`
  return {
    issuer: `Issuer: ${typeof issuer === 'object' ? `\`${issuer.named}\`` : 'the address of this API'}.`,
    subject: `Subject: ${isClient ? 'the client id' : holder}.`,
    audience: `Audience, what the token is for${typeof audience === 'object' ? `: \`${audience.named}\`` : ''}.`,
    issued_at: 'Issued at (Unix timestamp, in seconds).',
    expires_at: `Expires at: ${duration(profile.lifetimeSeconds)} after it was issued.`,
    token_id: 'Unique token id (replay prevention).',
    client_id: `The id of ${holder}.`,
    project_id: `Your ${project}.`,
    key_id: `The ${credential} that the token was made with.`,
    environment: `\`live\` or \`test\`, that of the ${credential}.`,
    scope_string: 'The granted scope, separated by spaces.',
    scope_array: 'The permitted scopes, as a list.',
    capabilities: 'The capabilities that were granted, as a list.',
    tier: 'The rate limit tier.',
  }
}

function duration(seconds: number): string {
  const [count, unit] = seconds % 3_600 === 0 ? [seconds / 3_600, 'hour'] : [seconds / 60, 'minute']
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
}
