import { askingOf } from './asking.ts'
import { fields } from './fields.ts'
import type { Ask } from './service.ts'

const reason = 'found in a log'

/** A change of the control API: a key is revoked, and that is on record, before it is answered. */
export const revocation: Ask = async ({ adminKey, controlUrl }) => {
  const question = {
    url: `${controlUrl}/v1/keys/${fields.id.mark}/revoke`,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason }),
  }
  return askingOf([question], { text: `"revoked_reason":"${reason}"`, answers: 1 })
}
