import { clause, noTest, notOffered, type Rfc, testsIn } from './clause.ts'

const asserted = testsIn('oauth/private-key-jwt')
const certified = testsIn('oauth/mutual-tls')
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
      clause('3', 'tokens bound to a certificate', noTest),
      clause('3.1', 'cnf with x5t#S256', noTest),
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
      clause('4.3', 'the twelve checks of a proof', noTest),
      clause('5', 'tokens bound to a key: cnf with jkt, token_type DPoP', noTest),
      clause('7.1', 'the DPoP scheme at resources', noTest),
      clause('8', 'nonces', noTest),
    ],
  },
  {
    number: 8693,
    title: 'Token exchange',
    clauses: [
      clause('2.1', 'subject_token, subject_token_type', noTest),
      clause('2.2.1', 'issued_token_type', noTest),
      clause('4.1', 'act', noTest),
      clause('2.1', 'never wider than the subject token', noTest),
    ],
  },
]
