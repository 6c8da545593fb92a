import { filledIn } from './fields.ts'

/** How a server is asked, and what a right reply holds. */
export interface Asking {
  readonly port: number
  /** Of several servers, which connections take in turn; absent: the one. */
  readonly ports?: readonly number[]
  /** So many of the keys it knows, the first ones; absent: all of them. */
  readonly keys?: number
  /** One request, for `fetch`. */
  readonly sample: { readonly url: string; readonly init: RequestInit }
  /** Whole requests with marks; connections take them in turn. */
  readonly requests: readonly string[]
  readonly right: Right
}

/** A right reply has this status, and this text once for each answer that it gives. */
export interface Right {
  /** Default 200. */
  readonly status?: number
  readonly text: string
  readonly answers: number
}

/** A POST, unless it says otherwise. Address, headers and body may hold marks of fields. */
export interface Question {
  readonly method?: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function askingOf(
  questions: readonly [Question, ...(readonly Question[])],
  right: Right,
): Asking {
  const [first] = questions
  const headers = Object.entries(first.headers)
  return {
    port: Number(new URL(first.url).port),
    sample: {
      url: filledIn(first.url, 1),
      init: {
        method: first.method ?? 'POST',
        headers: headers.map(([name, value]) => [name, filledIn(value, 1)]),
        ...(first.body === '' ? {} : { body: filledIn(first.body, 1) }),
      },
    },
    requests: questions.map(requestText),
    right,
  }
}

/** The reply to the sample. Throws when it is not right. */
export async function sampleReply({ sample, right }: Asking): Promise<Response> {
  const response = await fetch(sample.url, sample.init)
  const body = await response.clone().text()
  const { status = 200, answers } = right
  if (response.status === status && body.split(right.text).length > answers) return response
  throw new Error(`the sample was answered with ${response.status}: ${body}`)
}

function requestText({ method = 'POST', url, headers, body }: Question): string {
  const length = body === '' ? {} : { 'content-length': String(body.length) }
  const all = { host: 'countersign.internal', ...headers, ...length }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${new URL(url).pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
