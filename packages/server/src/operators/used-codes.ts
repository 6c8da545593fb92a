import type { OperatorId, UnixMillis } from '@countersign/core'
import { sha256 } from '../engine/random.ts'
import type { Change, Store } from '../store/port.ts'

// A code of an app is good once (RFC 6238 §5.2). The library takes it again and again within its time.

/** A code, and whose it is. */
interface ShownCode {
  readonly operatorId: OperatorId
  readonly code: string
}

/** In milliseconds: longer than the library takes a code for right, before and after its half minute. */
const keptMs = 5 * 60_000

/** Takes a code. False: it was taken before, or is just now by another who shows it. */
export function takeCode(shown: ShownCode, change: Change): Promise<boolean> {
  return change.takeCode(nameOf(shown), (change.at + keptMs) as UnixMillis)
}

/** Whether a code was taken already. */
export async function isTaken(shown: ShownCode, { signIn }: Store): Promise<boolean> {
  const all = signIn.selectFrom('operator_verifications').select('id')
  return (await all.where('id', '=', nameOf(shown)).executeTakeFirst()) !== undefined
}

function nameOf({ operatorId, code }: ShownCode): string {
  return `code-${Buffer.from(sha256(`${operatorId}/${code}`)).toString('base64url')}`
}
