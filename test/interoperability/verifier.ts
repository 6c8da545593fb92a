import type { JSONWebKeySet } from 'jose'

/** The algorithms whose keys are published. */
export const algorithms = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const

export type Algorithm = (typeof algorithms)[number]

/** A token, and what a service knows that is to check it. */
export interface Case {
  readonly algorithm: Algorithm
  readonly token: string
  readonly jwksUri: string
  /** What was read there. */
  readonly jwks: JSONWebKeySet
  readonly issuer: string
  readonly audience: string
}

/** For each case why it was refused; null: it was taken. */
export type Taken = readonly (string | null)[]

/** A program that somebody else wrote, and that checks tokens. */
export interface Verifier {
  readonly name: string
  readonly language: string
  /** Where it comes from: the registry of npm, or a package of Debian. */
  readonly from: string
  readonly algorithms: readonly Algorithm[]
  /** Null: it is not on this machine. */
  readonly version: () => string | null
  readonly take: (cases: readonly Case[]) => Promise<Taken>
}
