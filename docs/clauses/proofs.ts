import { clause, notOffered, type Rfc, testsIn } from './clause.ts'

const asserted = testsIn('oauth/private-key-jwt')
const certified = testsIn('oauth/mutual-tls')
const bound = testsIn('oauth/dpop')
const exchanged = testsIn('oauth/token-exchange')
const vectors = testsIn('jose/rfc-vectors')

/** How a client shows who it is without a secret. */
export const proofs: readonly Rfc[] = [
  {
    number: 7523,
    title: 'JWT for client authentication',
    clauses: [
      clause(
        '2.2',
        'client_assertion and its type',
        asserted('is one method of authentication, and wants its type'),
      ),
      clause('3', 'iss, sub, aud, exp: each checked', asserted('is refused with %s')),
      clause(
        '3',
        'aud is the issuer; the token endpoint by a switch of the client',
        asserted('takes the token endpoint as the audience from clients that are told so'),
      ),
      clause(
        '3',
        'jti once, across all nodes',
        asserted('takes an assertion once, on whichever node, however many come at once'),
      ),
      clause(
        '3',
        'a signature by a registered key',
        asserted('takes RSA and Ed25519 keys, and refuses to register what is no public key'),
      ),
      clause('3.2', 'invalid_client', asserted('is refused with %s')),
      clause('2.1', 'assertions as a grant', notOffered),
    ],
  },
  {
    number: 8705,
    title: 'Mutual TLS',
    clauses: [
      clause(
        '2.1',
        'tls_client_auth by one subject of the certificate',
        certified('is known by its %s %s'),
      ),
      clause(
        '2.2',
        'self_signed_tls_client_auth by the keys of the client',
        certified('of its own is known by the key in it'),
      ),
      clause(
        '3',
        'tokens bound to a certificate',
        bound('has its like in tokens that are bound to a certificate'),
      ),
      clause(
        '3.1',
        'cnf with x5t#S256',
        bound('has its like in tokens that are bound to a certificate'),
      ),
      clause('5', 'mtls_endpoint_aliases', notOffered),
    ],
  },
  {
    number: 9449,
    title: 'DPoP',
    clauses: [
      clause(
        '4.1',
        'a proof is read as the RFC writes one',
        vectors('RFC 9449 §4.1: a proof of possession, by the key in its own header'),
      ),
      clause('4.3', 'each check of a proof', bound('refuses a proof with %s')),
      clause(
        '4.3',
        'a proof is taken once',
        bound('takes a proof once, and a nonce of ours alone'),
      ),
      clause(
        '5',
        'tokens bound to a key: cnf with jkt, token_type DPoP',
        bound('binds a token to the key of a proof with a nonce of ours'),
      ),
      clause('5.1', 'the metadata', bound('is said in the metadata')),
      clause(
        '6.2',
        'introspection tells the binding',
        bound('is told by introspection, and checked by a verification'),
      ),
      clause(
        '7.1',
        'the DPoP scheme at resources',
        bound('lets a bound token in with a proof, and not without'),
      ),
      clause(
        '7.2',
        'no downgrade to Bearer',
        bound('lets a bound token in with a proof, and not without'),
      ),
      clause('8', 'nonces', bound('takes a proof once, and a nonce of ours alone')),
    ],
  },
  {
    number: 8693,
    title: 'Token exchange',
    clauses: [
      clause(
        '2.1',
        'the parameters, and what is refused of them',
        exchanged('refuses what is no good token, or not asked for as RFC 8693 says'),
      ),
      clause(
        '2.1',
        'narrowed in scope, audience and life',
        exchanged('narrows scopes and audience, ends no later, and names who acts'),
      ),
      clause('2.1', 'never wider than the subject token', exchanged('never widens')),
      clause(
        '2.1',
        'who may',
        exchanged('is for the client of the token and those that serve an audience of it'),
      ),
      clause('4.1', 'act, nested', exchanged('makes chains of who acts')),
      clause('4.4', 'may_act', notOffered),
    ],
  },
]
