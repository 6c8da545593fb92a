import type { PageWords } from '../page-words.ts'

export const convoyPage: PageWords = {
  gettingAKey: [
    'API keys are provisioned from the Convoy dashboard at `cnvy.ai`: sign in to your account, navigate to your project, go to API Keys and create a new key. Copy the key: it is shown only once. Store it securely.',
  ],
  notes: [
    'API keys provide secure, multi-tenant access to the batch processing API: they authenticate requests to the cargo operations endpoints.',
  ],
  owns: 'cargo requests',
  endpoints: {
    'POST /cargo/load': {
      does: 'Submit a request for batch processing.',
      sends: {
        params: {
          model: 'claude-sonnet-4-5',
          messages: [{ role: 'user', content: 'Hello' }],
        },
        callback_url: 'https://example.com/callback',
      },
      answers: { cargo_id: 'crg_4b1d8c', status: 'loaded' },
    },
    'GET /cargo/{cargo_id}/tracking': {
      does: 'Get the status of a request.',
      answers: { cargo_id: 'crg_4b1d8c', status: 'loaded', created_at: '2026-01-15T09:30:00.000Z' },
    },
  },
  endpointErrors: [
    {
      status: 404,
      body: { detail: 'Cargo not found' },
      cause: 'The cargo is not owned by the project of the key, or there is none of this id.',
      cure: 'Compare the id with the reply to `POST /cargo/load`, and use a key of the same project.',
    },
  ],
}
