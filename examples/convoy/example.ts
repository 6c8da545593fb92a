import type { Example } from '../running/example.ts'
import { newKey, newProject } from '../running/made.ts'
import { convoyRequests } from './requests.ts'

export const convoyExample: Example = {
  name: 'convoy',
  shows: 'X-API-Key; cargo that belongs to a project, and callbacks that are really posted',
  secrets: [],
  programs: [
    { name: 'upstream', file: 'upstream.ts', environment: { ALLOW_LOOPBACK_CALLBACKS: '1' } },
    { name: 'receiver', file: 'receiver.ts', tells: true },
  ],
  demonstrate: async (client) => {
    for (const slug of ['my-project', 'other-project', 'paused-project']) {
      await newProject(client, slug)
    }
    const own = await newKey(client, { project: 'my-project', name: 'Production' })
    const other = await newKey(client, { project: 'other-project', name: 'Production' })
    const paused = await newKey(client, { project: 'paused-project', name: 'Production' })
    await client.projects.change({ project: 'paused-project', is_active: false })
    return {
      convoy_sk_your_key_here: own.secret,
      convoy_sk_key_of_another_project: other.secret,
      convoy_sk_key_of_a_paused_project: paused.secret,
    }
  },
  requests: convoyRequests,
  besides: 'Callbacks are posted to RECEIVER_URL/callback; what arrives is printed here.',
}
