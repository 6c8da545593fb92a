import type { PageWords } from '../page-words.ts'

export const classicPage: PageWords = {
  gettingAKey: [
    'You can obtain an API key from your developer dashboard: navigate to your settings page and click "Create New API Key". You can manage and revoke your keys from there. Once revoked, a key is no longer valid for authentication.',
    'For OAuth 2.0, register your application there: you get a client id and a client secret.',
  ],
  notes: [
    'Most programs use API keys alone. Some advanced scenarios involve tokens: a client id and a client secret are exchanged for an access token, which is then sent in the place of the key.',
  ],
  care: 'Treat your API key like a password. Do not share it publicly or embed it directly in client-side code.',
}
