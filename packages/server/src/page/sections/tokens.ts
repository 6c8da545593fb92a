import type { Contract, Tokens } from '../../contracts/contract.ts'
import { type Block, heading, type Section, shown, table, text, when } from '../page.ts'
import { sampleScopes } from '../sample-facts.ts'
import { sampleReply, tokenRequest } from '../sample-requests.ts'
import { count, memberOf, presentedAt } from '../vocabulary.ts'
import { claimRows, membersOf } from './token-members.ts'

/** The token endpoint, its parameters and its reply. Null where the contract has none. */
export function tokensSection(contract: Contract): Section | null {
  const { tokens } = contract
  if (tokens === null) return null
  const credential = presentedAt(contract)
  const { profile, encodings, path } = tokens
  const minutes = profile.lifetimeSeconds / 60
  const grant = tokens.parameters.grantType === null ? '' : ' (RFC 6749 §4.4, client credentials)'
  const presented = tokens.clientId === 'required' ? 'client id and secret' : credential
  return {
    title: 'Obtaining an access token',
    blocks: [
      text(
        `\`POST ${path}\` exchanges your ${presented} for an access token${grant}: a signed JWT, good for ${minutes} minutes. Send it with each request until it expires, then get another in the same way.`,
      ),
      text(`The body is ${encodings.map((encoding) => forms[encoding]).join(' or ')}.`),
      table(['Parameter', 'Required', 'Meaning'], parametersOf(contract, tokens)),
      ...exchangesOf(contract, tokens),
      table(['Member of the reply', 'Meaning'], membersOf(tokens)),
      ...when(
        tokens.unscoped === 'full' && tokens.parameters.scope !== null,
        text(
          `Asked without a scope, the token may all that the ${credential} may. Where nothing narrows that, it is a full-access token, and the reply says no scope.`,
        ),
      ),
      ...when(
        tokens.unscoped === 'listed' && tokens.parameters.scope !== null,
        text(
          'Asked without a scope, the token has all scopes of the client, and the reply says them.',
        ),
      ),
      ...keepingBlocks(contract, tokens),
      heading('What is in a token'),
      text(
        `It is signed with ${profile.algorithm}; its header is \`${JSON.stringify({ alg: profile.algorithm, typ: profile.header.typ, ...(profile.header.kid ? { kid: '…' } : {}) })}\`.${published(contract)}`,
      ),
      table(['Claim', 'Meaning'], claimRows(contract, tokens)),
      text('The services read these claims themselves: you do not need to send them.'),
      text(
        `A token ends with the ${credential} that it was made with: when that is revoked, deactivated or narrowed, the token is refused from then on, whatever its claims say.`,
      ),
    ],
  }
}

/** How a program keeps its token; nothing where the reply does not say how long that may be. */
function keepingBlocks(contract: Contract, tokens: Tokens): readonly Block[] {
  const { carriers, encodings, reply } = tokens
  const token = memberOf('access_token', reply.body)
  const lifetime = memberOf('expires_in', reply.body)
  const carrier = carriers.find((one) => one.in === 'body') ?? { in: 'basic' as const }
  if (token === null || lifetime === null) return []
  if (!Object.hasOwn(reply.body ?? {}, token) || !Object.hasOwn(reply.body ?? {}, lifetime))
    return []
  const request = tokenRequest(contract, { carrier, encoding: encodings[0] ?? 'form' })
  return [
    heading('Keeping a token'),
    text(
      'Use one token for many requests: ask for the next when the one at hand is about to expire, not for every request.',
    ),
    { kind: 'keeping', keeping: { request, token, lifetime } },
  ]
}

const forms = {
  form: 'a form (`application/x-www-form-urlencoded`)',
  json: 'JSON (`application/json`)',
} as const

/** The same request, with the secret in each of the places that it may be in. */
function exchangesOf(contract: Contract, tokens: Tokens): readonly Block[] {
  const { carriers, encodings, reply } = tokens
  const credential = presentedAt(contract)
  return carriers.map((carrier) => {
    const where = carrier.in === 'basic' ? 'by HTTP Basic auth' : `in \`${carrier.member}\``
    return shown({
      title: carriers.length === 1 ? 'Get a token' : `The ${credential} ${where}`,
      about: null,
      request: tokenRequest(contract, { carrier, encoding: encodings[0] ?? 'form' }),
      reply: sampleReply(reply, contract),
      answers: null,
    })
  })
}

function parametersOf(contract: Contract, tokens: Tokens): readonly (readonly string[])[] {
  const { grantType, clientId, scope, audience } = tokens.parameters
  const credential = presentedAt(contract)
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
          isOnly ? 'yes' : 'whenAbsent' in carrier ? 'no' : 'conditional',
          'whenAbsent' in carrier
            ? `Alternative carrier for the ${credential}, used if \`${carrier.whenAbsent}\` is absent.`
            : `Your ${credential}${isOnly ? '' : ', if not supplied by HTTP Basic auth'}.`,
        ] as const,
    ),
    [audience, 'no', audienceMeaning(contract)],
    [
      scope,
      'no',
      `Space-separated scopes to narrow the token (RFC 6749 §3.3), for example \`${sampleScopes(contract).join(' ')}\`; up to ${count(tokens.longestScope)} characters.`,
    ],
  ]
  return rows.flatMap(([name, required, says]) =>
    name === null ? [] : [[`\`${name}\``, required, says]],
  )
}

function audienceMeaning({ rights }: Contract): string {
  const { default: usual, known } = rights.audiences
  const example = known[0] === undefined ? '' : ` (for example \`${known[0]}\`)`
  const otherwise = usual === 'configured' ? "the platform's configured audience" : 'the usual one'
  return `The service that the token is for${example}. Left out: ${otherwise}.`
}

const clientIdMeanings = {
  required: 'The id of the client whose secret it is.',
  matches: 'May be left out; when sent, it must name whose secret it is.',
  ignored: 'Not read beside another carrier.',
} as const

function published({ documents, tokens }: Contract): string {
  if (tokens?.profile.algorithm === 'HS256')
    return ' The key that signs is shared by the services and published nowhere.'
  return documents.jwks === null ? '' : ` The public keys are at \`${documents.jwks}\` (RFC 7517).`
}
