/** The library of sign-in refuses by throwing. What it says of it. */
export interface ApiRefusal {
  readonly statusCode: number
  readonly code: string
}

/** What the library refused for; null: something else was thrown, which is a fault or an outage. */
export function apiRefusalOf(error: unknown): ApiRefusal | null {
  if (!(error instanceof Error) || error.name !== 'APIError') return null
  const { statusCode, body } = error as Error & {
    readonly statusCode?: number
    readonly body?: { readonly code?: string }
  }
  if (statusCode === undefined || statusCode >= 500) return null
  return { statusCode, code: body?.code ?? '' }
}
