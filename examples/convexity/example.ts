import type { Example } from '../running/example.ts'
import { newKey, newProject } from '../running/made.ts'
import { convexityRequests } from './requests.ts'

const reading = { scopes: ['indexer:read'] }

export const convexityExample: Example = {
  name: 'convexity',
  shows: 'API keys exchanged for RS256 tokens; products grant what an indexer lets one do',
  secrets: [],
  programs: [{ name: 'upstream', file: 'upstream.ts' }],
  demonstrate: async (client) => {
    const capabilities = ['indexer.subscribe.evm', 'indexer.history.read']
    await client.products.create({ slug: 'indexer', name: 'Indexer', ...reading, capabilities })
    const past = { slug: 'history', name: 'History', capabilities: ['indexer.history.read'] }
    await client.products.create({ ...past, ...reading })
    for (const [project, product] of [
      ['acme', 'indexer'],
      ['frugal', 'history'],
    ] as const) {
      await newProject(client, project)
      await client.subscriptions.create({ project, product })
    }
    const live = await newKey(client, { project: 'acme', name: 'Live' })
    const test = await newKey(client, { project: 'acme', name: 'Test', environment: 'test' })
    const frugal = await newKey(client, { project: 'frugal', name: 'Live' })
    return {
      sk_live_your_api_key: live.secret,
      sk_test_your_api_key: test.secret,
      sk_live_key_of_a_smaller_plan: frugal.secret,
    }
  },
  requests: convexityRequests,
}
