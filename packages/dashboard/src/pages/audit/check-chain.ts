import type { Result } from '@countersign/client'
import type { Api } from '../../api/api.ts'

type Verified = Result<'audit.verify'>
export type Head = Verified['reached']

export interface ChainResult {
  readonly checked: number
  readonly fault: Verified['fault']
  /** The last record that was reached. */
  readonly head: Head
}

type Tell = (progress: { readonly checked: number; readonly of: number }) => void

/** Checks the whole chain, part after part, against the head of now and one that was kept. */
export async function checkChain(api: Api, kept: Head | null, tell: Tell): Promise<ChainResult> {
  const { sequence } = await api.audit.head()
  let after: Head | null = null
  for (let checked = 0; ; ) {
    const part: Verified = await api.audit.verify({
      ...(after === null ? {} : { after }),
      ...(kept === null ? {} : { head: kept }),
    })
    checked += part.checked
    after = part.reached
    tell({ checked, of: Math.max(sequence, checked) })
    if (part.fault !== null || !part.more) return { checked, fault: part.fault, head: after }
  }
}

/** A head as the command line prints and takes it. */
export function textOfHead({ sequence, hash }: Head): string {
  return `${sequence}:${hash}`
}

/** Reads it back; undefined: it is none. */
export function headOf(text: string): Head | undefined {
  const [, sequence, hash] = /^([1-9][0-9]{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (sequence === undefined || hash === undefined) return undefined
  return { sequence: Number(sequence), hash }
}
