import {
  claimed,
  clause,
  headed,
  minted,
  mutated,
  type Rfc,
  testsIn,
  verifiedByOthers,
} from './clause.ts'

const issued = testsIn('oauth/issuance')

/** What a token is, and for whom. */
export const tokens: readonly Rfc[] = [
  {
    number: 9068,
    title: 'Access tokens as JWT',
    clauses: [
      clause(
        '2.1',
        'signed, never none',
        headed('is refused with none for an algorithm, in all 16 spellings'),
      ),
      clause(
        '2.1',
        'typ at+jwt',
        minted('are ES256 at+jwt that verify against the published keys'),
      ),
      clause(
        '2.1',
        'another typ where old libraries want it',
        issued('has another typ for an audience whose libraries know no other'),
      ),
      clause(
        '2.2',
        'iss, exp, aud, sub, client_id, iat, jti',
        minted('are ES256 at+jwt that verify against the published keys'),
      ),
      clause('2.2', 'each of them needed, and of its type', claimed('needs %s, and a text')),
      clause(
        '2.2',
        'times are whole numbers of seconds',
        claimed('needs %s, and a whole number of seconds'),
      ),
      clause(
        '2.2.3',
        'scope',
        minted('carry the scopes asked for, and never more than the key has'),
      ),
      clause(
        '3',
        'aud of what was asked for, or the default',
        minted('are for the audience asked for, if the key may have it'),
      ),
      clause('4', 'typ is checked', headed('is refused with another type, or none')),
      clause(
        '4',
        'iss is checked to the letter',
        claimed('with an issuer or id that differs by one character is refused'),
      ),
      clause(
        '4',
        'alg is the key’s, not the header’s',
        headed('is refused with any other algorithm, even truly signed'),
      ),
      clause('4', 'exp is checked', claimed('has its times a second before and after')),
      clause(
        '4',
        'keys by the metadata, for verifiers that others wrote',
        verifiedByOthers('are taken by %s, and refused when they are spoilt'),
      ),
      clause('4', 'the signature is checked', mutated('is refused %#: %s')),
      clause(
        '4',
        'by no key that the token brings along',
        headed('is refused with a key of its own, or the address of one, and nobody goes there'),
      ),
      clause(
        '5',
        'no confusion with other JWTs',
        testsIn('identity/cross-use')('neither where tokens are signed by a shared secret'),
      ),
    ],
  },
  {
    number: 8707,
    title: 'Resource indicators',
    clauses: [
      clause(
        '2',
        'resource: an absolute URI without a fragment, else invalid_target',
        issued('for %s is not to be had'),
      ),
      clause(
        '2',
        'several resources',
        issued('is for the resource that is asked for, or for several'),
      ),
      clause(
        '2.2',
        'aud is what was asked for',
        issued('is for the resource that is asked for, or for several'),
      ),
      clause(
        '2.2',
        'a target that the client may not have: invalid_target',
        issued('for an audience that its client may not have is refused'),
      ),
    ],
  },
]
