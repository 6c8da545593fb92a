import type { Example } from '../running/example.ts'
import { newKey, newProject } from '../running/made.ts'
import { axeleredRequests } from './requests.ts'

export const axeleredExample: Example = {
  name: 'axelered',
  shows: 'signed tokens of a workspace; documents, collections, process runs and configurations',
  secrets: [],
  programs: [{ name: 'upstream', file: 'upstream.ts' }],
  demonstrate: async (client) => {
    const workspace = await newProject(client, 'acme')
    const other = await newProject(client, 'globex')
    const own = await newKey(client, { project: workspace, name: 'First key' })
    const foreign = await newKey(client, { project: other, name: 'First key' })
    const administrator = await client.serverKeys.create({
      name: 'Platform administration',
      permissions: ['projects.read', 'projects.write'],
    })
    return {
      '{workspace_id}': workspace,
      YOUR_API_KEY: own.secret,
      KEY_OF_ANOTHER_WORKSPACE: foreign.secret,
      YOUR_SERVER_KEY: administrator.secret ?? '',
    }
  },
  requests: axeleredRequests,
}
