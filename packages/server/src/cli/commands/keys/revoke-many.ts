import type { Arguments } from '@countersign/client'
import type { RevokedKeys } from '../../api-objects.ts'
import { confirmed, yesOption } from '../../control/confirmed.ts'
import { type Control, controlCommand } from '../../control/control-command.ts'
import { searchOption } from '../../control/list-options.ts'
import { present } from '../../definition/command.ts'
import { WrongUsage } from '../../definition/endings.ts'
import { choice, duration, required, text, toggle } from '../../definition/options.ts'

export const revokeMany = controlCommand({
  name: 'revoke-many',
  summary: 'Revoke all keys of a project that a filter names.',
  details: 'It says first how many they are, then asks. What has been revoked stays revoked.',
  arguments: { project: required(text('project', 'the slug or the id of the project')) },
  options: {
    unusedFor: duration('those neither made nor used for so long, such as 90d'),
    state: choice(['active', 'inactive', 'expired'], 'those in this state'),
    environment: choice(['live', 'test'], 'those of this environment'),
    client: text('client_id', 'those that are secrets of this client'),
    search: searchOption.search,
    reason: text('text', 'why, for whoever looks at it later'),
    dryRun: toggle('say how many they are, and change nothing'),
    ...yesOption,
  },
  examples: [
    {
      does: 'What nobody has used for 90 days; asks first',
      line: 'countersign keys revoke-many acme --unused-for 90d',
    },
    {
      does: 'In a program',
      line: 'countersign keys revoke-many acme --environment test --reason "end of the trial" --yes',
    },
  ],
  changes: true,
  run: async (given, control) => {
    const { project, unusedFor, state, environment, client, search, reason } = given
    const filter = present({ unused_for: unusedFor, state, environment, client, q: search })
    if (Object.keys(filter).length === 0) {
      throw new WrongUsage('Say which keys, by an option such as --unused-for 90d.')
    }
    const wanted = { project, filter, ...present({ reason }) }
    const first = await control.client.keys.revokeMany({ ...wanted, dry_run: true })
    const { output, surroundings } = control
    if (given.dryRun || first.matched === 0) {
      output.result(first, ({ matched }) => `${keys(matched)} would be revoked.\n`)
      return
    }
    output.note(`${keys(first.matched)} of ${project} would be revoked, for good.`)
    await confirmed(given.yes, 'Revoke them?', surroundings)
    output.result(await revokeAll(wanted, control), ({ revoked }) => `${keys(revoked)} revoked.\n`)
  },
})

/** One call revokes as many as one transaction can without making others wait. */
async function revokeAll(
  wanted: Omit<Arguments<'keys.revokeMany'>, 'dry_run'>,
  { client, output }: Control,
): Promise<RevokedKeys> {
  const ids: string[] = []
  for (;;) {
    const part = await client.keys.revokeMany({ ...wanted, dry_run: false })
    ids.push(...part.key_ids)
    if (part.remaining === 0 || part.revoked === 0) {
      return { ...part, matched: ids.length + part.remaining, revoked: ids.length, key_ids: ids }
    }
    output.note(`${keys(ids.length)} revoked, ${part.remaining} to go.`)
  }
}

function keys(count: number): string {
  return count === 1 ? '1 key' : `${count} keys`
}
