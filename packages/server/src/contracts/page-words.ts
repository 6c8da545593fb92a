import type { FactName } from './shape.ts'

/** What the generated page says that no other word of a contract knows. */
export interface PageWords {
  /** How callers come by a key: sentences, a paragraph each. */
  readonly gettingAKey: readonly string[]
  /** What else a reader must know first, a paragraph each. */
  readonly notes: readonly string[]
  /** What the callers of this API call what they hold. Default: "API key", or "client secret". */
  readonly credential?: string
  /** How the credential is to be kept, where the page has words of its own for it. */
  readonly care?: string
  /** What a project owns besides its keys, such as "cargo requests". */
  readonly owns?: string
  /** What the headers mean that requests send besides the credential. */
  readonly headers?: Readonly<Record<string, string>>
  /** What the endpoints do that the contract names, by `<method> <path>`. */
  readonly endpoints?: Readonly<Record<string, EndpointWords>>
  /** What the endpoints themselves refuse, behind Countersign. */
  readonly endpointErrors?: readonly EndpointError[]
  /** Values that the samples show, instead of the usual ones. */
  readonly samples?: Readonly<Partial<Record<FactName, unknown>>>
  /** Settings of the services behind, for those who run the API. */
  readonly settings?: readonly { readonly variable: string; readonly purpose: string }[]
  /** How the portal looks, and what its members do in it. */
  readonly portal?: PortalWords
}

export interface PortalWords {
  /** Whether members make keys themselves, or ask for them. Default: they do. */
  readonly selfService?: boolean
  /** Of what can be pressed, as `#rrggbb`. */
  readonly colour?: string
  /** A picture as a `data:` URL, such as `data:image/svg+xml;base64,…`; at most 64 KiB. */
  readonly logo?: string
}

export interface EndpointWords {
  readonly does: string
  /** Members of a JSON body, as an example. */
  readonly sends?: Readonly<Record<string, unknown>>
  /** What the service behind answers when all is well, as an example. */
  readonly answers?: Readonly<Record<string, unknown>>
}

export interface EndpointError {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly cause: string
  readonly cure: string
}
