import { controlCommand } from '../../control/control-command.ts'
import { secretFileOption, showNewSecret } from '../../control/new-secret.ts'
import { present } from '../../definition/command.ts'
import { duration } from '../../definition/options.ts'
import { viewKey } from '../../views/key.ts'
import { type KeyKind, keyArgument } from './inputs.ts'

export const rotateKey = ({ group, resource, what }: KeyKind) =>
  controlCommand({
    name: 'rotate',
    summary: `Give ${what} a new secret; the id stays.`,
    details:
      'The new secret works at once. The old ones end at once, or by themselves after the overlap.',
    arguments: keyArgument,
    options: {
      overlap: duration(
        'how long the old secrets go on working, such as 24h; left out: not at all',
      ),
      ...secretFileOption,
    },
    examples: [
      {
        does: 'With a day to put the new secret everywhere',
        line: `countersign ${group} rotate key_0VnvZ1qGm3kTs9xR --overlap 24h`,
      },
    ],
    changes: true,
    run: async ({ key, overlap, secretFile }, control) =>
      showNewSecret(control, {
        secretFile,
        make: () => control.client[resource].rotate({ key, ...present({ overlap }) }),
        view: (made, look) => viewKey(made.key, look),
      }),
  })
