import { streamBothWays } from '../test/gateway/streamed.ts'
import { boundTo } from './machine.ts'

export const gatewayMemory = 'gateway-memory'

/** What the gateway's memory is while 1 GB passes, in MB; null where the system does not tell. */
export interface StreamedMemory {
  readonly direction: 'up' | 'down'
  readonly beforeMb: number | null
  readonly peakMb: number | null
  readonly afterMb: number | null
}

const gigabyte = 1_073_741_824

/** Throws when a byte is missing at the other end. */
export async function measureGatewayMemory(): Promise<readonly StreamedMemory[]> {
  const streamed = await streamBothWays(gigabyte, { startedBy: boundTo('server') })
  return streamed.map(({ bytes, ...measured }) => {
    if (bytes !== gigabyte)
      throw new Error(`${bytes} of ${gigabyte} bytes came ${measured.direction}`)
    return measured
  })
}

/** A line for each direction. */
export function memoryLines(streamed: readonly StreamedMemory[]): string {
  return streamed
    .map(
      ({ direction, beforeMb, peakMb, afterMb }) =>
        `1 GB ${direction} through the gateway: ${beforeMb} MB before, ${peakMb} MB at most, ${afterMb} MB after\n`,
    )
    .join('')
}
