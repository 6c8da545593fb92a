/** What a reader puts their own value for, such as `YOUR_API_KEY`. */
export type Placeholder = `YOUR_${Uppercase<string>}`

/** One request, as it is printed on the page and as it can be sent, and the reply to it. */
export interface Exchange {
  readonly title: string
  /** A sentence or two before it; null where the title says all. */
  readonly about: string | null
  readonly request: SampleRequest
  /** Null where somebody else answers: an endpoint behind Countersign. */
  readonly reply: SampleReply | null
  /** What that endpoint answers, as an example; null where that is not known. */
  readonly answers: Readonly<Record<string, unknown>> | null
}

export interface SampleRequest {
  readonly method: string
  /** On the public port; placeholders stand where the reader's own values go. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** HTTP Basic: user name and password. */
  readonly basic: { readonly user: string; readonly password: string } | null
  readonly body:
    | { readonly as: 'form'; readonly members: Readonly<Record<string, string>> }
    | { readonly as: 'json'; readonly members: Readonly<Record<string, unknown>> }
    | null
}

export interface SampleReply {
  readonly status: number
  /** Null where there is none (204). */
  readonly body: Readonly<Record<string, unknown>> | null
}
