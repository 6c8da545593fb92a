import type { ClaimSource } from '@countersign/core'
import type { Contract, Tokens } from '../../contracts/contract.ts'
import { heading, type Section, shown, steps, table, text, when } from '../page.ts'
import { sampleReply, tokenRequest } from '../sample-requests.ts'

/** The token endpoint, its parameters and its reply. Null where the contract has none. */
export function tokensSection(contract: Contract): Section | null {
  const { tokens } = contract
  if (tokens === null) return null
  const { profile, encodings } = tokens
  const minutes = profile.lifetimeSeconds / 60
  return {
    title: 'Obtaining an access token',
    blocks: [
      text(
        `\`POST ${tokens.path}\` exchanges the secret for an access token (RFC 6749 §4.4, client credentials), a signed JWT which is good for ${minutes} minutes.`,
      ),
      steps(
        `Present the secret at \`${tokens.path}\`.`,
        `Receive a token and how long it lives, in seconds.`,
        'Send the token with each request until it expires, then get another in the same way.',
      ),
      text(`The body is ${encodings.map((encoding) => forms[encoding]).join(' or ')}.`),
      table(['Parameter', 'Required', 'Meaning'], parametersOf(tokens)),
      ...tokens.carriers.map((carrier) =>
        shown({
          title: `The secret ${carrier.in === 'basic' ? 'by HTTP Basic' : `in \`${carrier.member}\``}`,
          request: tokenRequest(contract, { carrier, encoding: encodings[0] ?? 'form' }),
          reply: sampleReply(tokens.reply, contract),
        }),
      ),
      ...when(
        tokens.unscoped === 'full' && tokens.parameters.scope !== null,
        text(
          'Asked without a scope, the token may all that the key may; where nothing narrows the key, no scope is said in the reply.',
        ),
      ),
      heading('What is in a token'),
      text(
        `It is signed with ${profile.algorithm}; its header is \`${JSON.stringify({ alg: profile.algorithm, typ: profile.header.typ, ...(profile.header.kid ? { kid: '…' } : {}) })}\`.${published(contract)}`,
      ),
      table(
        ['Claim', 'Meaning'],
        Object.entries(profile.claims).map(([claim, source]) => [`\`${claim}\``, meanings[source]]),
      ),
      text(
        'A token ends with the key that it was made with: when the key is revoked, deactivated or narrowed, the token is refused from then on, whatever its claims say.',
      ),
    ],
  }
}

const forms = {
  form: 'a form (`application/x-www-form-urlencoded`)',
  json: 'JSON (`application/json`)',
} as const

function parametersOf(tokens: Tokens): readonly (readonly string[])[] {
  const { grantType, clientId, scope, audience } = tokens.parameters
  const secrets = tokens.carriers.flatMap((carrier) => (carrier.in === 'body' ? [carrier] : []))
  const isOnly = tokens.carriers.length === 1
  const carried = new Set(secrets.map(({ member }) => member))
  const rows: (readonly [string | null, string, string])[] = [
    [grantType, 'yes', 'Must be `client_credentials`.'],
    [
      carried.has(clientId) ? null : clientId,
      tokens.clientId === 'required' ? 'yes' : 'no',
      clientIdMeanings[tokens.clientId],
    ],
    ...secrets.map(
      (carrier) =>
        [
          carrier.member,
          isOnly ? 'yes' : 'conditional',
          'whenAbsent' in carrier
            ? `Another place for the secret, read when \`${carrier.whenAbsent}\` is absent.`
            : `The secret${isOnly ? '' : ', unless it comes by HTTP Basic'}.`,
        ] as const,
    ),
    [audience, 'no', 'What the token is for. Left out: the usual audience.'],
    [
      scope,
      'no',
      `Scopes that the token is narrowed to, separated by spaces (RFC 6749 §3.3), at most ${tokens.longestScope} characters.`,
    ],
  ]
  return rows.flatMap(([name, required, says]) =>
    name === null ? [] : [[`\`${name}\``, required, says]],
  )
}

const clientIdMeanings = {
  required: 'The id of the client whose secret it is.',
  matches: 'May be left out; when sent, it must name whose secret it is.',
  ignored: 'Not read beside another carrier.',
} as const

const meanings: Readonly<Record<ClaimSource, string>> = {
  issuer: 'who made the token',
  subject: 'whom it was made for: the client, or the key',
  audience: 'what it is for',
  issued_at: 'when it was made, in seconds since 1970',
  expires_at: 'when it ends, in seconds since 1970',
  token_id: 'its own id, which no other token has; names the key that it was made with',
  client_id: 'the client, or the key where there is no client',
  project_id: 'whom the key belongs to',
  key_id: 'the key that it was made with',
  environment: '`live` or `test`, that of the key',
  scope_string: 'the scopes that were granted, separated by spaces',
  scope_array: 'the scopes that were granted, as a list',
  capabilities: 'the capabilities that were granted, as a list',
  tier: 'the rate-limit tier',
}

function published({ documents, tokens }: Contract): string {
  if (tokens?.profile.algorithm === 'HS256')
    return ' The key that signs is shared by the services and published nowhere.'
  return documents.jwks === null ? '' : ` The public keys are at \`${documents.jwks}\` (RFC 7517).`
}
