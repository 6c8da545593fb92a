import { placeOfToken, stampOf } from '@countersign/core'
import type { Generation } from '../store/tokens.ts'
import type { Engine, TokenPolicy } from './ports.ts'

/** The claim by which a token names its entry of a status list (draft-ietf-oauth-status-list §6.2). */
export interface StatusClaim {
  readonly status: { readonly status_list: { readonly idx: number; readonly uri: string } }
}

/** Null where tokens of the contract have no status. */
export async function statusOf(
  token: Generation & { readonly tokenId: string },
  { statusLists }: TokenPolicy,
  { statusPositions }: Engine,
): Promise<StatusClaim | null> {
  if (statusLists === null) return null
  const { layout, url } = statusLists
  const position = await statusPositions.positionOf(token)
  const { list, index } = placeOfToken(position, stampOf(token.tokenId), layout)
  return { status: { status_list: { idx: index, uri: `${url}/${layout.ringSeconds}-${list}` } } }
}
