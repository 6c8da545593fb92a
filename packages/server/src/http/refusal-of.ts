import { type Refusal, type RefusalCode, refuse, StrictJsonError } from '@countersign/core'
import { StoreUnavailable } from '../store/port.ts'
import { type Failure, memberAtFault } from './member-at-fault.ts'

/** A refusal on its way through code that only knows exceptions, such as a body parser. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest'
  readonly refusal: Refusal

  constructor(code: RefusalCode, about: Omit<Refusal, 'code'> = {}) {
    super(code)
    this.refusal = refuse(code, about)
  }
}

/** What the framework adds to the error of a failed validation. */
interface Validation {
  readonly validation?: readonly Failure[]
  readonly validationContext?: string
}

const codeOfFastify: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content_type_unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body_malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body_malformed',
  FST_ERR_BAD_URL: 'route_unknown',
  FST_ERR_MAX_PARAM_LENGTH: 'route_unknown',
  FST_ERR_ASYNC_CONSTRAINT: 'route_unknown',
}

/**
 * What an error that ended a request means for the caller. Null: a fault of ours, which the log
 * gets and the caller does not.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof RefusedRequest) return error.refusal
  if (error instanceof StoreUnavailable) return refuse('unavailable', { retryAfterSeconds: 1 })
  if (error instanceof StrictJsonError) return refuse('body_malformed')
  if (!(error instanceof Error)) return null
  const { validation, validationContext } = error as Error & Validation
  if (validationContext === 'params') return refuse('object_unknown')
  const atFault = memberAtFault(validation ?? [])
  if (atFault !== null) return refuse('body_invalid', atFault)
  const code = codeOfFastify[(error as Error & { code?: string }).code ?? '']
  return code === undefined ? null : refuse(code)
}
