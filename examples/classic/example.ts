import type { Example } from '../running/example.ts'
import { newClient, newKey, newProject } from '../running/made.ts'
import { classicRequests } from './requests.ts'

export const classicExample: Example = {
  name: 'classic',
  shows: 'Bearer API keys and OAuth tokens; a profile that keys may read, write or both',
  secrets: ['JWT_SECRET'],
  programs: [{ name: 'upstream', file: 'upstream.ts' }],
  demonstrate: async (client) => {
    await newProject(client, 'acme')
    await client.projects.change({ project: 'acme', contact: 'ada@acme.example' })
    const full = await newKey(client, { project: 'acme', name: 'Website' })
    const reading = await newKey(client, { project: 'acme', name: 'Reports', scopes: ['read'] })
    const brief = await newKey(client, { project: 'acme', name: 'To be revoked' })
    const registered = await newClient(client, { project: 'acme', name: 'Back office' })
    return {
      YOUR_API_KEY: full.secret,
      YOUR_READING_API_KEY: reading.secret,
      YOUR_BRIEF_API_KEY: brief.secret,
      YOUR_BRIEF_KEY_ID: brief.id,
      YOUR_CLIENT_ID: registered.id,
      YOUR_CLIENT_SECRET: registered.secret,
    }
  },
  requests: classicRequests,
}
