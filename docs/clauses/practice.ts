import {
  clause,
  described,
  granted,
  headed,
  minted,
  mutated,
  noTest,
  type Rfc,
  testsIn,
} from './clause.ts'

/** What has been learnt since. */
export const practice: readonly Rfc[] = [
  {
    number: 9700,
    title: 'Best current practice, as far as it is about machines',
    clauses: [
      clause(
        '2.2.1',
        'sender-constrained tokens',
        testsIn('oauth/mutual-tls')('of its own is known by the key in it'),
      ),
      clause(
        '2.3',
        'tokens restricted in audience and scope',
        minted('are for the audience asked for, if the key may have it'),
      ),
      clause('2.4', 'no password grant', minted('are refused %s, in the form of RFC 6749')),
      clause(
        '2.5',
        'asymmetric client authentication',
        testsIn('oauth/private-key-jwt')('gives a client without a secret its tokens'),
      ),
      clause(
        '2.6',
        'metadata',
        described('names endpoints that are there, and the methods that they take'),
      ),
      clause(
        '4.3.2',
        'no secrets and tokens in URIs',
        granted('refuse a secret in the URL, whatever is in the body'),
      ),
      clause(
        '4.8.2',
        'none of a secret in logs',
        testsIn('faults/canaries')(
          'no secret is in the database files, nor in what the service writes, at any log level',
        ),
      ),
      clause('4.10', 'tokens that were altered', mutated('is refused %#: %s')),
      clause(
        '4.10',
        'keys of the token’s own choosing',
        headed('is refused with a key of its own, or the address of one, and nobody goes there'),
      ),
      clause('4.14', 'refresh tokens', 'there are none'),
      clause('2.6', 'end-to-end TLS', noTest),
    ],
  },
]
