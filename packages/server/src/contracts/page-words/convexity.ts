import type { PageWords } from '../page-words.ts'

export const convexityPage: PageWords = {
  gettingAKey: [
    'API keys are issued by the Convexity Infra team; there is no self-service signup yet. Request a key by email with your business details. You will receive a test key (`sk_test_…`) to integrate against and a live key (`sk_live_…`) for production traffic.',
  ],
  notes: [
    'Business endpoints reject test tokens. Mint tokens from your `sk_live_…` key for production traffic.',
  ],
  care: 'Treat API keys like passwords: never embed them in client-side code or commit them to source control. If a key is exposed, request a rotation by email immediately.',
  endpoints: {
    'POST /v1/indexer/subscriptions': { does: 'Subscribe to what the Indexer service sees.' },
    'GET /v1/indexer/history': { does: 'Read what the Indexer service has seen.' },
  },
  portal: { selfService: false },
  samples: { client_name: 'Indexer', product_name: 'Indexer', product_slug: 'indexer' },
}
