import { type ClientSettings, type Refusal, refuse } from '@countersign/core'
import type { Engine } from './ports.ts'

/** What of the settings of a client this installation does not have. */
export function refuseSettings(
  { serves }: ClientSettings,
  { policy: { audiences } }: Engine,
): Refusal | null {
  return serves.every((audience) => audiences.includes(audience))
    ? null
    : refuse('body_invalid', { member: 'oauth.serves', expected: `only ${audiences.join(', ')}` })
}
