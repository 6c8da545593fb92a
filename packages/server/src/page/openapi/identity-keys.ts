const key = {
  type: 'object',
  required: ['kty', 'crv', 'x', 'kid', 'use', 'alg'],
  properties: {
    kty: { type: 'string', const: 'OKP' },
    crv: { type: 'string', const: 'Ed25519' },
    x: { type: 'string' },
    kid: { type: 'string', description: 'The thumbprint of RFC 7638.' },
    use: { type: 'string', const: 'sig' },
    alg: { type: 'string', const: 'EdDSA' },
  },
} as const

export const upstreamsTag = {
  name: 'Upstreams',
  description: 'For the services behind the gateway.',
} as const

/** The document by which services behind the gateway check `Countersign-Identity` (RFC 7517). */
export const identityKeysOperation = {
  operationId: 'identity_keys',
  summary: 'Keys of the identity header',
  description:
    'The public keys that `Countersign-Identity` is signed with: of the last 30 days, of these, and of the next.',
  tags: [upstreamsTag.name],
  security: [],
  responses: {
    '200': {
      description: 'May be kept for five minutes.',
      content: {
        'application/jwk-set+json': {
          schema: {
            type: 'object',
            required: ['keys'],
            properties: { keys: { type: 'array', items: key } },
          },
        },
      },
    },
    '304': { description: 'They are what `If-None-Match` names.' },
  },
} as const
