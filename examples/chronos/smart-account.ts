import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A user of a client: the user id is the client's own, so each client has its own users. */
export interface Owner {
  readonly client: string
  readonly user: string
}

/** What is signed: that so much may be minted to an address for a receipt. */
export interface MintOrder {
  readonly address: string
  readonly receiptId: string
  readonly amount: number
}

/** The address of the smart account of an owner: always the same, and nobody else's. */
export function addressOf({ client, user }: Owner): string {
  const digest = createHash('sha256').update(JSON.stringify(['smart account', client, user]))
  return `0x${digest.digest('hex').slice(0, 40)}`
}

/** Stands for the signature of a wallet provider. */
export function signMint({ address, receiptId, amount }: MintOrder, secret: string): string {
  const order = JSON.stringify(['mint', address, receiptId, amount])
  return `0x${createHmac('sha256', secret).update(order).digest('hex')}`
}

export function isSignatureOf(order: MintOrder, signature: string, secret: string): boolean {
  const given = Buffer.from(signature)
  const right = Buffer.from(signMint(order, secret))
  return given.length === right.length && timingSafeEqual(given, right)
}
