import { controlCommand } from '../../control/control-command.ts'
import {
  conditionOptions,
  conditionsOf,
  environmentOption,
  limitOptions,
  limitsOf,
} from '../../control/key-options.ts'
import { secretFileOption, showNewSecret } from '../../control/new-secret.ts'
import { present, type Values } from '../../definition/command.ts'
import { WrongUsage } from '../../definition/endings.ts'
import { choice, text } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { permissionsOption } from '../server-keys/inputs.ts'

const options = {
  name: text('text', 'what it is for'),
  environment: environmentOption,
  ...limitOptions,
  ...conditionOptions,
  client: text('client_id', 'the OAuth client whose secret it is'),
  level: choice(['project', 'server'], 'project (the default), or server: of no project'),
  permissions: permissionsOption(
    'what a server-level key may; left out: manage projects and their keys',
  ),
  ...secretFileOption,
}

/** What a server-level key is for where its maker doesn't say: projects, and the keys in them. */
const usualPermissions = ['projects.read', 'projects.write', 'keys.read', 'keys.write'] as const

export const createKey = controlCommand({
  name: 'create',
  summary: 'Make a key; its secret is shown this one time.',
  details: 'A key of a project, or with --level server one that belongs to none.',
  arguments: { project: text('project', 'the slug or the id of the project') },
  options,
  examples: [
    {
      does: 'A key that may read and write orders, for 90 days',
      line: 'countersign keys create acme --name ci --scopes orders:read,orders:write --expires-in 90d',
    },
    {
      does: 'Its secret goes into a file, not onto the screen',
      line: 'countersign keys create acme --name ci --secret-file ./ci.secret',
    },
    {
      does: 'A server-level key, which manages projects and their keys',
      line: 'countersign keys create --level server --name provisioning',
    },
  ],
  changes: true,
  run: async (given, control) => {
    const { client } = control
    const make =
      given.level === 'server'
        ? () => client.serverKeys.create(serverKeyOf(given))
        : () => client.keys.create(projectKeyOf(given))
    await showNewSecret(control, {
      secretFile: given.secretFile,
      make,
      view: ({ key }, look) => viewKey(key, look),
    })
  },
})

type Given = Values<typeof options> & { readonly project: string | undefined }

function projectKeyOf({ project, permissions, name, environment, client, ...rest }: Given) {
  if (project === undefined) {
    throw new WrongUsage('<project> is missing: say whose key it is, or --level server.')
  }
  if (permissions !== undefined) {
    throw new WrongUsage('--permissions are for --level server: a key of a project has --scopes.')
  }
  const named = present({ name, environment, client })
  return { project, ...named, ...limitsOf(rest), ...conditionsOf(rest) }
}

function serverKeyOf({ project, permissions, name, ...rest }: Given) {
  const contradicting = Object.entries({
    '<project>': project,
    '--scopes': rest.scopes,
    '--audiences': rest.audiences,
    '--environment': rest.environment,
    '--client': rest.client,
  }).find(([, value]) => value !== undefined)
  if (contradicting !== undefined) {
    throw new WrongUsage(`${contradicting[0]} is not for --level server, which is of no project.`)
  }
  return {
    permissions: permissions ?? usualPermissions,
    ...present({ name }),
    ...conditionsOf(rest),
  }
}
