import { controlCommand } from '../../control/control-command.ts'
import { activityOf, activityOptions, atLeastOne } from '../../control/key-options.ts'
import { present } from '../../definition/command.ts'
import { choice, text } from '../../definition/options.ts'
import { viewProject } from '../../views/project.ts'
import { projectArgument } from './inputs.ts'

const ofSelfService = { on: true, off: false, usual: null } as const

export const changeProject = controlCommand({
  name: 'change',
  summary: 'Change a project, or switch it off and on.',
  details:
    'While a project is switched off, its keys and the tokens minted from them are refused, from the moment the command has ended.',
  arguments: projectArgument,
  options: {
    slug: text('slug', 'another short name'),
    name: text('text', 'another name'),
    contact: text('text', 'whom to write to about it'),
    selfService: choice(
      ['on', 'off', 'usual'],
      'whether members make keys in the portal themselves',
    ),
    ...activityOptions,
  },
  examples: [
    { does: 'Refuse all its keys for now', line: 'countersign projects change acme --deactivate' },
    {
      does: 'Have its members ask for keys',
      line: 'countersign projects change acme --self-service off',
    },
    { does: 'Rename it', line: 'countersign projects change acme --name "Acme Ltd"' },
  ],
  changes: true,
  run: async ({ project, slug, name, contact, selfService, ...switches }, { client, output }) => {
    const own = selfService === undefined ? {} : { self_service: ofSelfService[selfService] }
    const told = { ...present({ slug, name, contact }), ...own }
    const changes = atLeastOne({ ...told, ...activityOf(switches) })
    output.result(await client.projects.change({ project, ...changes }), viewProject)
  },
})
