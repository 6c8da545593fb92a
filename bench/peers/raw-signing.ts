import { startLoop } from '../loops/loop.ts'
import { sampleToken } from '../mint.ts'
import type { Served, Side } from '../side.ts'

/** Starts a loop that signs what the service signs, with a key of the same kind. */
export async function startRawSigning({ asking }: Served): Promise<Side> {
  const token = await sampleToken(asking)
  return startLoop('loops/sign.ts', [token.slice(0, token.lastIndexOf('.'))])
}
