import type { SigningKey } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'

export const signingKeyColumns: readonly Column<SigningKey>[] = [
  { title: 'KID', of: ({ kid }) => printable(kid) },
  { title: 'ALGORITHM', of: ({ algorithm }) => shown(algorithm) },
  { title: 'STATE', of: ({ state }) => shown(state) },
  { title: 'SIGNS FROM', of: ({ signs_from }) => day(signs_from) },
  { title: 'SIGNS UNTIL', of: ({ signs_until }) => day(signs_until) },
  { title: 'KEPT UNTIL', of: ({ kept_until }) => day(kept_until) },
]

export function viewSigningKey(key: SigningKey, look: Look): string {
  return renderFields(
    [
      ['kid', printable(key.kid)],
      ['algorithm', shown(key.algorithm)],
      ['state', shown(key.state)],
      ['created', time(key.created_at)],
      ['signs from', time(key.signs_from)],
      ['signs until', time(key.signs_until)],
      ['kept until', time(key.kept_until)],
      ['retired', time(key.retired_at)],
    ],
    look,
  )
}
