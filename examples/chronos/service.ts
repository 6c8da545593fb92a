import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refused } from '../serving/refused.ts'
import { createService, type Service, type ServiceOptions } from '../serving/service.ts'
import type { Ledger, Transaction } from './ledger.ts'
import { addressOf, isSignatureOf, type MintOrder, type Owner, signMint } from './smart-account.ts'

export interface WalletServiceOptions extends Pick<ServiceOptions, 'verify'> {
  readonly ledger: Ledger
  /** Signs mints. */
  readonly walletSecret: string
}

const id = Type.String({ pattern: '^[\\w-]{1,100}$' })
const amount = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 })
const address = Type.String({ pattern: '^0x[0-9a-fA-F]{40}$' })
const mintOrder = Type.Object({ receiptId: id, amount })
const signedMintOrder = Type.Object({ receiptId: id, amount, signature: Type.String() })
const receiptQuery = Type.Object({ receiptId: id })
const transferOrder = Type.Object({ to: address, amount })
const claimOrder = Type.Object({ claimId: id, amount })
const claimName = Type.Object({ claimId: id })

/** Wallets for the users of registered clients. Scopes and limits were checked on the way here. */
export function createWalletService({ verify, ...means }: WalletServiceOptions): Service {
  const refusalBody = (code: string, message: string) => ({
    success: false,
    error: { code, message },
  })
  return createService({ verify, refusalBody }, (app) => {
    addWalletRoutes(app, means)
    addMintRoutes(app, means)
    addClaimRoutes(app, means)
  })
}

type Means = Omit<WalletServiceOptions, 'verify'>

function addWalletRoutes(app: Service, { ledger }: Means): void {
  app.post('/api/v1/wallet/create', async (request) => {
    return { success: true, wallet: { address: walletOf(request), type: 'smart_account' } }
  })

  app.get('/api/v1/wallet/balance', async (request) => {
    const wallet = walletOf(request)
    return { success: true, balance: { address: wallet, amount: ledger.balance(wallet) } }
  })

  app.get('/api/v1/wallet/transactions', async (request) => {
    return { success: true, transactions: ledger.transactions(walletOf(request)) }
  })

  app.post('/api/v1/transfer', { schema: { body: transferOrder } }, async (request) => {
    const { to, amount: sent } = request.body
    const transaction = ledger.transfer(walletOf(request), to.toLowerCase(), sent)
    return completed(transaction ?? operationFailed())
  })
}

function addMintRoutes(app: Service, { ledger, walletSecret }: Means): void {
  const mint = ({ client }: Owner, { address: to, receiptId, amount: minted }: MintOrder) =>
    completed(ledger.redeem({ kind: 'mint', client, id: receiptId }, to, minted) ?? alreadyMinted())

  app.get('/api/v1/mint/status', { schema: { querystring: receiptQuery } }, async (request) => {
    const { receiptId } = request.query
    const { client } = ownerOf(request)
    const transaction = ledger.used({ kind: 'mint', client, id: receiptId })
    return { success: true, mint: { receiptId, ...outcome(transaction, 'minted') } }
  })

  app.post('/api/v1/mint/sign', { schema: { body: mintOrder } }, async (request) => {
    const order = { address: walletOf(request), ...request.body }
    return { success: true, ...request.body, signature: signMint(order, walletSecret) }
  })

  app.post('/api/v1/mint/execute', { schema: { body: signedMintOrder } }, async (request) => {
    const { signature, ...wish } = request.body
    const order = { address: walletOf(request), ...wish }
    if (!isSignatureOf(order, signature, walletSecret)) operationFailed()
    return mint(ownerOf(request), order)
  })

  app.post('/api/v1/sign-mint', { schema: { body: mintOrder } }, async (request) => {
    const order = { address: walletOf(request), ...request.body }
    return { ...mint(ownerOf(request), order), signature: signMint(order, walletSecret) }
  })
}

function addClaimRoutes(app: Service, { ledger }: Means): void {
  app.post('/api/v1/claim/execute', { schema: { body: claimOrder } }, async (request) => {
    const { claimId, amount: paid } = request.body
    const { client } = ownerOf(request)
    const claim = { kind: 'claim', client, id: claimId } as const
    return completed(ledger.redeem(claim, walletOf(request), paid) ?? operationFailed())
  })

  app.post('/api/v1/claim/verify', { schema: { body: claimName } }, async (request) => {
    const { claimId } = request.body
    const { client } = ownerOf(request)
    const transaction = ledger.used({ kind: 'claim', client, id: claimId })
    return { success: true, claim: { claimId, ...outcome(transaction, 'paid') } }
  })
}

type Asking = Pick<FastifyRequest, 'identity' | 'headers'>

/** The client is the gateway's word, the user the client's. */
function ownerOf({ identity, headers }: Asking): Owner {
  const user = headers['x-user-id']
  if (identity.clientId === null) throw new Refused(403, 'CLIENT_REQUIRED', 'Not a client')
  if (typeof user !== 'string') {
    throw new Refused(400, 'MISSING_USER_ID', 'X-User-Id header not provided')
  }
  return { client: identity.clientId, user }
}

function walletOf(request: Asking): string {
  return addressOf(ownerOf(request))
}

function completed(transaction: Transaction) {
  return { success: true, transaction }
}

function outcome(transaction: Transaction | null, done: string) {
  if (transaction === null) return { status: 'unknown' }
  return { status: done, transactionHash: transaction.hash, amount: transaction.amount }
}

function alreadyMinted(): never {
  throw new Refused(409, 'RECEIPT_ALREADY_MINTED', 'Receipt ID already used for minting')
}

/** What the chain would not carry out: too little balance, a signature for something else. */
function operationFailed(): never {
  throw new Refused(500, 'USER_OPERATION_FAILED', 'Blockchain transaction failed')
}
