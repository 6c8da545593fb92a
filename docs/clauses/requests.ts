import { askedByOthers, clause, granted, minted, type Rfc, testsIn } from './clause.ts'

const convexity = testsIn('conformance/contracts/convexity')
const limited = testsIn('limits/public-port')
const badInput = testsIn('conformance/native/bad-input')

/** How a token is asked for. */
export const requests: readonly Rfc[] = [
  {
    number: 6749,
    title: 'OAuth 2.0, §2.3, §3.2, §4.4 and §5',
    clauses: [
      clause(
        '2.3',
        'one method of client authentication a request',
        granted('take one method of authentication a request'),
      ),
      clause(
        '2.3.1',
        'Basic, with both parts form-encoded',
        granted('form-decode what Basic carries'),
      ),
      clause(
        '2.3.1',
        'the secret in the body',
        askedByOthers('gets a token by %s, and hears why it gets none'),
      ),
      clause(
        '2.3.1',
        'never a secret in the URI',
        granted('refuse a secret in the URL, whatever is in the body'),
      ),
      clause(
        '2.3.1',
        'bounded against guessing',
        limited(
          'counts every attempt for a token by address, whatever it holds, before it is looked at',
        ),
      ),
      clause('3.2', 'POST alone', granted('are had by POST alone')),
      clause(
        '3.2',
        'a parameter without a value is absent, an unknown one ignored',
        granted('ignore unknown parameters, and take empty ones for absent'),
      ),
      clause(
        '3.2',
        'a repeated parameter is refused',
        granted('refuse a repeated parameter, also one that means nothing'),
      ),
      clause(
        '3.3',
        'scope: less than asked for is said, a wrong one is invalid_scope',
        minted('carry the scopes asked for, and never more than the key has'),
      ),
      clause(
        '4.4',
        'for confidential clients alone',
        granted('answer invalid_client with 401 and a challenge in the scheme of the attempt'),
      ),
      clause(
        '4.4.2',
        'grant_type=client_credentials',
        minted('are had by Basic with the key in either place, by form, and by JSON'),
      ),
      clause(
        '4.4.3',
        'no refresh token',
        minted('are ES256 at+jwt that verify against the published keys'),
      ),
      clause(
        '5.1',
        'access_token, token_type, expires_in, scope',
        minted('are ES256 at+jwt that verify against the published keys'),
      ),
      clause(
        '5.1',
        'Cache-Control: no-store and Pragma: no-cache',
        granted('ignore unknown parameters, and take empty ones for absent'),
      ),
      clause(
        '5.2',
        'invalid_request, unsupported_grant_type, invalid_scope',
        granted('answer %s with %d and no-store'),
      ),
      clause(
        '5.2',
        'invalid_client: 401 and a challenge',
        granted('answer invalid_client with 401 and a challenge in the scheme of the attempt'),
      ),
      clause(
        '5.2',
        'unauthorized_client',
        granted('answer unauthorized_client with 400 where the client may not at all'),
      ),
      clause('5.2', 'error_description of printable ASCII, without quotes and backslashes', {
        file: 'packages/core/src/refusals.test.ts',
        title: 'says nothing that an error_description can not hold',
      }),
      clause(
        '4.4.2',
        'clients that others wrote, unmodified',
        askedByOthers('gets a token by %s, and hears why it gets none'),
      ),
    ],
  },
  {
    number: 6750,
    title: 'Bearer tokens',
    clauses: [
      clause(
        '2.1',
        'Authorization: Bearer',
        askedByOthers('gets a token by %s, and hears why it gets none'),
      ),
      clause(
        '2.2',
        'no token in a form',
        testsIn('forgeries/places')('in the URI or in a form is none'),
      ),
      clause(
        '2.3',
        'no token in the URI',
        testsIn('forgeries/places')('in the URI or in a form is none'),
      ),
      clause('2', 'one method a request', badInput('as two credentials: refused')),
      clause(
        '3',
        'a challenge, without an error where there was no token',
        testsIn('oauth/metadata')(
          'of the resource is where the challenge says, and names the issuer',
        ),
      ),
      clause(
        '3.1',
        'invalid_token: 401, alike whatever is wrong',
        testsIn('forgeries/claims')('is refused with another %s'),
      ),
      clause('3.1', 'insufficient_scope: 403 and the scope', convexity('F16')),
      clause(
        '5.3',
        'short lives',
        minted('are ES256 at+jwt that verify against the published keys'),
      ),
    ],
  },
]
