/** A test by its file and its title. */
export interface Proof {
  readonly file: string
  readonly title: string
}

/** What a clause asks of us, and the test that shows it. */
export interface Clause {
  readonly section: string
  readonly says: string
  /** A text says why there is no test. */
  readonly shownBy: Proof | string
}

export interface Rfc {
  /** A text where it is no RFC yet. */
  readonly number: number | string
  readonly title: string
  readonly clauses: readonly Clause[]
}

/** The tests of one file, by their titles. */
export function testsIn(file: string) {
  return (title: string): Proof => ({ file: `test/${file}.test.ts`, title })
}

export function clause(section: string, says: string, shownBy: Proof | string): Clause {
  return { section, says, shownBy }
}

export const notOffered = 'not offered'
export const noTest = '**no test**'

export const minted = testsIn('conformance/native/tokens')
export const granted = testsIn('oauth/client-credentials')
export const introspected = testsIn('oauth/introspection')
export const revoked = testsIn('oauth/revocation')
export const described = testsIn('oauth/metadata')
export const claimed = testsIn('forgeries/claims')
export const headed = testsIn('forgeries/headers')
export const mutated = testsIn('forgeries/mutations')
export const verifiedByOthers = testsIn('interoperability/verifiers')
export const askedByOthers = testsIn('interoperability/clients')
