import { type Refusal, type RefusalCode, refuse } from '@countersign/core'

/** What a use case comes to: a result, or a refusal as a value. */
export type Outcome<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly refusal: Refusal }

export function done<Result>(value: Result): Outcome<Result> {
  return { ok: true, value }
}

export function refused(code: RefusalCode, about: Omit<Refusal, 'code'> = {}): Outcome<never> {
  return { ok: false, refusal: refuse(code, about) }
}
