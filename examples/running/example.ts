import type { CountersignClient } from '@countersign/client'

/** A program that shows a contract at work, with a service behind the gateway. */
export interface Example {
  readonly name: string
  /** In one line. */
  readonly shows: string
  /** Secrets that the contract asks for: made up anew at each start. */
  readonly secrets: readonly SecretName[]
  /** Started in this order. The first is the service that the gateway sends requests to. */
  readonly programs: readonly Program[]
  /** Makes the projects, keys and clients of which the requests speak. */
  readonly demonstrate: (client: CountersignClient) => Promise<Values>
  readonly requests: readonly ExampleRequest[]
  /** What else there is to look at: a sentence, with names of values in it. */
  readonly besides?: string
}

export type SecretName = 'JWT_SECRET' | 'ADMIN_MASTER_KEY'

/** What stands for a text of the requests, such as a key: the real one, by the text. */
export type Values = Readonly<Record<string, string>>

export interface Program {
  /** Its address is the value `<NAME>_URL`. */
  readonly name: string
  /** Below the directory of the example. */
  readonly file: string
  readonly environment?: Readonly<Record<string, string>>
  /** Further variables of its environment, and the values that they get. */
  readonly given?: Readonly<Record<string, string>>
  /** Whether what it prints is for whoever started the example. */
  readonly tells?: boolean
}

/** A request of the page, as the page has it. */
export interface ExampleRequest {
  readonly does: string
  /** A curl command, with the texts in it for which values stand. */
  readonly curl: string
  readonly status: number
  /** What the reply looks like, for people. */
  readonly answers: string
  /** Variables of the shell for later requests, and the members of the reply that they get. */
  readonly keeps?: Readonly<Record<string, string>>
}

/** The address of the API in all requests. */
export const apiUrl = 'https://api.example.com'
/** The address of the control API in requests that a page has not, as operators make them. */
export const controlUrl = 'https://control.example.com'
/** What opens it. */
export const adminKey = 'YOUR_ADMIN_KEY'
