import { claimed, clause, described, granted, minted, noTest, type Rfc, testsIn } from './clause.ts'

const bound = testsIn('oauth/dpop')
const canaries = testsIn('faults/canaries')
const noSecret =
  'no secret is in the database files, nor in what the service writes, at any log level'

/** What has been learnt since. */
export const practice: readonly Rfc[] = [
  {
    number: 9700,
    title: 'Best current practice, as far as it is about machines',
    clauses: [
      clause(
        '2.2.1',
        'sender-constrained tokens',
        bound('binds a token to the key of a proof with a nonce of ours'),
      ),
      clause(
        '2.3',
        'tokens restricted in audience and scope',
        minted('are for the audience asked for, if the key may have it'),
      ),
      clause('2.4', 'no password grant', granted('answer %s with %d and no-store')),
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
      clause('2.6', 'end-to-end TLS', noTest),
      clause(
        '4.3.2',
        'no tokens in URIs',
        testsIn('forgeries/places')('in the URI or in a form is none'),
      ),
      clause('4.9', 'tokens and secrets are nowhere in the clear', canaries(noSecret)),
      clause(
        '4.10.1',
        'a stolen token is of no use without its key',
        bound('lets a bound token in with a proof, and not without'),
      ),
      clause(
        '4.10.2',
        'a token for another audience is refused',
        claimed('is refused with another %s'),
      ),
      clause('4.14', 'refresh tokens', 'there are none'),
    ],
  },
]
