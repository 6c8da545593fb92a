import type { PageWords } from '../page-words.ts'

export const chronosPage: PageWords = {
  gettingAKey: [
    'An administrator registers your application once, with its scopes and its tier, by `POST /api/v1/auth/register` and the master admin key, and gives you a `clientId` and a `clientSecret`.',
  ],
  notes: [
    'With a token you create wallets, mint tokens, transfer them and check balances. All transactions are gasless.',
  ],
  headers: {
    'X-User-Id':
      'the user identifier from your system, such as `user_12345`; maps to a Smart Account',
    'X-Admin-Key': 'the master admin key for client management endpoints',
  },
  endpoints: {
    'POST /api/v1/wallet/create': {
      does: 'Create a wallet.',
      answers: {
        success: true,
        wallet: { address: '0x1234567890abcdef…', type: 'smart_account' },
      },
    },
    'GET /api/v1/wallet/balance': { does: 'Check the balance.' },
    'GET /api/v1/wallet/transactions': { does: 'View the transactions.' },
    'GET /api/v1/mint/status': { does: 'Check the status of a mint.' },
    'POST /api/v1/mint/sign': { does: 'Sign a mint.' },
    'POST /api/v1/mint/execute': { does: 'Execute a mint.' },
    'POST /api/v1/transfer': { does: 'Transfer ERC-20 tokens between accounts.' },
    'POST /api/v1/claim/execute': { does: 'Execute a token claim (payout).' },
    'POST /api/v1/claim/verify': { does: 'Verify a token claim (payout).' },
    'POST /api/v1/sign-mint': { does: 'Sign and mint from outside.' },
  },
  endpointErrors: [
    {
      status: 409,
      body: {
        success: false,
        error: {
          code: 'RECEIPT_ALREADY_MINTED',
          message: 'Receipt ID already used for minting',
        },
      },
      cause: 'This receipt has been minted before.',
      cure: 'Use the id of another receipt.',
    },
    {
      status: 500,
      body: {
        success: false,
        error: { code: 'USER_OPERATION_FAILED', message: 'Blockchain transaction failed' },
      },
      cause: 'The blockchain did not carry the transaction out.',
      cure: 'Look at what was asked, then try again.',
    },
  ],
  samples: {
    client_name: 'My App Production',
    scopes: ['wallet', 'mint', 'transfer', 'claim'],
    tier: 'enterprise',
  },
  settings: [
    { variable: 'CDP_API_KEY_ID', purpose: 'CDP API key ID' },
    { variable: 'CDP_API_KEY_SECRET', purpose: 'CDP API key secret' },
    { variable: 'CDP_WALLET_SECRET', purpose: 'CDP wallet encryption secret' },
    { variable: 'CDP_PAYMASTER_URL', purpose: 'Paymaster URL for gasless transactions' },
  ],
}
