// What the service answers about who is signed in, and to what.

export interface Operator {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly two_factor_enabled: boolean
}

/** The contract of the installation, as far as pages depend on it. */
export interface ContractFacts {
  readonly name: string
  readonly title: string
  readonly nouns: { readonly project: string }
  readonly has_tokens: boolean
  readonly has_products: boolean
  /** Null: any well-formed scope. */
  readonly scopes: readonly string[] | null
  readonly tiers: readonly string[]
  readonly environments: readonly ('live' | 'test')[]
}

export interface Installation {
  readonly contract: ContractFacts
  readonly public_url: string
  readonly version: string
}

export interface Session {
  readonly operator: Operator
  readonly permissions: readonly string[]
  readonly csrf_token: string
  readonly expires_at: string
  readonly installation: Installation
}

export interface SecondStep {
  readonly two_factor_required: true
}

export interface SignInMethods {
  readonly password: boolean
  readonly oidc: readonly { readonly id: string; readonly name: string }[]
}

export interface SampleRequests {
  readonly requests: readonly {
    readonly purpose: 'token' | 'resource'
    /** What stands in the samples where the reader's own secret goes. */
    readonly placeholder: string
    readonly samples: readonly { readonly title: string; readonly text: string }[]
  }[]
}
