import type { KeyId } from '@countersign/core'
import type { Change } from '../port.ts'

/** What a change may have made untrue of what was read before. */
export interface Touched {
  readonly keys: ReadonlySet<KeyId>
  /** Whether a project or client changed, which any number of records hold. */
  readonly facts: boolean
  readonly signingKeys: boolean
}

/** The same change, noting what existing records it writes to: before it does, so none is missed. */
export function noteTouched(change: Change): { noted: Change; touched: () => Touched } {
  const keys = new Set<KeyId>()
  let facts = false
  let signingKeys = false
  const noted: Change = {
    ...change,
    updateKey: (stored) => {
      keys.add(stored.key.id)
      return change.updateKey(stored)
    },
    revokeKeys: async (filter, command) => {
      const revoked = await change.revokeKeys(filter, command)
      for (const id of revoked) keys.add(id)
      return revoked
    },
    deleteProject: (id) => {
      facts = true
      return change.deleteProject(id)
    },
    deleteClient: (id) => {
      facts = true
      return change.deleteClient(id)
    },
    updateProject: (project) => {
      facts = true
      return change.updateProject(project)
    },
    updateClient: (client) => {
      facts = true
      return change.updateClient(client)
    },
    writeSigningKeys: (written) => {
      signingKeys = true
      return change.writeSigningKeys(written)
    },
  }
  return { noted, touched: () => ({ keys, facts, signingKeys }) }
}
