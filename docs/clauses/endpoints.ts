import {
  askedByOthers,
  clause,
  described,
  introspected,
  noTest,
  notOffered,
  type Rfc,
  revoked,
  testsIn,
} from './clause.ts'

const listed = testsIn('oauth/status-list')

/** What is asked about tokens and of the service. */
export const endpoints: readonly Rfc[] = [
  {
    number: 7009,
    title: 'Revocation',
    clauses: [
      clause(
        '2',
        'token, by a client that others wrote',
        askedByOthers('asks for the %s of its token'),
      ),
      clause(
        '2.1',
        'the client authenticates, and the token is its own',
        revoked('is for the client that has the token, and for tokens'),
      ),
      clause(
        '2.1',
        'the end is at once, on this node and after a crash',
        revoked('ends one token and no other'),
      ),
      clause(
        '2.2',
        '200, also for what is no token',
        revoked('finds nothing wrong with what is no token'),
      ),
      clause(
        '2.2.1',
        'unsupported_token_type',
        revoked('is for the client that has the token, and for tokens'),
      ),
      clause('5', 'no hint is relied on', noTest),
    ],
  },
  {
    number: 7662,
    title: 'Introspection',
    clauses: [
      clause('2.1', 'token by POST, once', introspected('needs a token, once')),
      clause('2.1', 'the caller authenticates', introspected('is for who may alone')),
      clause(
        '2.2',
        'active, scope, client_id, token_type, exp, iat, sub, aud, iss, jti',
        introspected('describes a token that is meant for the caller, and is not stored'),
      ),
      clause(
        '2.2',
        'nothing but inactive of what is meant for others',
        introspected('says nothing but inactive of a token that is meant for others'),
      ),
      clause('2.3', '401 for wrong credentials', introspected('is for who may alone')),
      clause('4', 'every end is seen at once', introspected('sees every end at once')),
      clause(
        '4',
        'no-store',
        introspected('describes a token that is meant for the caller, and is not stored'),
      ),
    ],
  },
  {
    number: 8414,
    title: 'Metadata of the authorization server',
    clauses: [
      clause(
        '2',
        'what is named is there',
        described('names endpoints that are there, and the methods that they take'),
      ),
      clause(
        '2',
        'nothing that a contract does not have',
        described('is that of a contract which has no extensions, to the letter'),
      ),
      clause(
        '3.1',
        'the place, also for an issuer with a path',
        described('is where RFC 8414 §3.1 puts it'),
      ),
      clause(
        '3.2',
        '200 and application/json',
        described('names endpoints that are there, and the methods that they take'),
      ),
      clause(
        '3.3',
        'the issuer to the letter, as clients of others check it',
        askedByOthers('gets a token by %s, and hears why it gets none'),
      ),
    ],
  },
  {
    number: 9728,
    title: 'Metadata of protected resources',
    clauses: [
      clause(
        '2',
        'resource, authorization_servers, bearer_methods_supported',
        described('of the resource is where the challenge says, and names the issuer'),
      ),
      clause(
        '3.1',
        'a place for each resource',
        described('tells of each resource of ours at its own place (RFC 9728 §3.1)'),
      ),
      clause(
        '3.3',
        'the resource is the audience of tokens',
        described('names the default audience of a token as the resource'),
      ),
      clause(
        '5.1',
        'resource_metadata in challenges',
        described('of the resource is where the challenge says, and names the issuer'),
      ),
    ],
  },
  {
    number: 'draft-ietf-oauth-status-list',
    title: 'Token Status List',
    clauses: [
      clause(
        '4',
        'the encoding examples',
        testsIn('jose/status-list-vectors')('are read and written: $title'),
      ),
      clause(
        '5.1',
        'statuslist+jwt with sub, iat, exp, ttl',
        listed('is signed, says how long it is good, and may be kept'),
      ),
      clause(
        '6.2',
        'idx and uri in status',
        listed('has one entry a token, and nothing is kept for it'),
      ),
      clause(
        '7',
        'VALID and INVALID',
        listed('tells closed generations and revoked tokens, and what is good beside them'),
      ),
      clause(
        '8.1',
        'GET, its media type, CORS and caching',
        listed('is signed, says how long it is good, and may be kept'),
      ),
      clause(
        '8.4',
        '501 where history is asked for',
        listed('is no access token, and there is none of another name'),
      ),
      clause(
        '9',
        'aggregation, named in the metadata',
        listed('is signed, says how long it is good, and may be kept'),
      ),
      clause('4.3', 'CBOR and CWT', notOffered),
    ],
  },
]
