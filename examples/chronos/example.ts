import type { Example } from '../running/example.ts'
import { newClient } from '../running/made.ts'
import { chronosRequests } from './requests.ts'

const project = 'default'

export const chronosExample: Example = {
  name: 'chronos',
  shows:
    'registered clients with X-User-Id; wallets, receipts that are minted once, and a web page',
  secrets: ['JWT_SECRET', 'ADMIN_MASTER_KEY'],
  programs: [
    {
      name: 'upstream',
      file: 'upstream.ts',
      environment: { CDP_WALLET_SECRET: 'the wallet secret of the demonstration' },
    },
    {
      name: 'page',
      file: 'page.ts',
      given: { CLIENT_ID: 'PAGE_CLIENT_ID', CLIENT_SECRET: 'PAGE_CLIENT_SECRET' },
    },
  ],
  demonstrate: async (client) => {
    const scopes = ['wallet', 'mint', 'transfer', 'claim']
    const wish = { project, name: 'My App', scopes, tier: 'enterprise' }
    const app = await newClient(client, wish)
    const page = await newClient(client, { project, name: 'Shop page', scopes: ['sign-mint'] })
    return {
      client_abc123def456: app.id,
      sk_live_xxxxxxxxxx: app.secret,
      PAGE_CLIENT_ID: page.id,
      PAGE_CLIENT_SECRET: page.secret,
    }
  },
  requests: chronosRequests,
  besides:
    'PAGE_URL is a web page of another origin that calls /api/v1/sign-mint from the browser.',
}
