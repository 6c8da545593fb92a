import type { PageWords } from '../page-words.ts'

export const axeleredPage: PageWords = {
  gettingAKey: [
    'API keys are managed at the workspace level: whoever holds a token of a workspace creates others for it with `POST /v1/w/{workspace_id}/keys`. The first one of a workspace, and tokens of the server level, come from the operators of the platform.',
  ],
  notes: [],
  credential: 'token',
  care: 'Tokens are bearer instruments: anyone with the token string can use it. Store them the way you would store a password. Only a salted digest is stored on our side, so even a database breach does not reveal usable tokens.',
  owns: 'documents, collections, process runs, and configurations',
  endpoints: {
    'GET /v1/w/{workspace_id}/documents': { does: 'The documents of a workspace.' },
    'GET /v1/w/{workspace_id}/collections': { does: 'Its collections.' },
    'GET /v1/w/{workspace_id}/process-runs': { does: 'Its process runs.' },
    'GET /v1/w/{workspace_id}/configurations': { does: 'Its configurations.' },
  },
  samples: { key_name: 'Production Key' },
}
