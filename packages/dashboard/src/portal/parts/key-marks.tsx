import { Group } from '@mantine/core'
import { EnvironmentMark, KeyState } from '../../parts/keys/key-state.tsx'
import type { Key } from '../api/portal-queries.ts'
import { ExpiresSoon } from './key-columns.tsx'

/** What a key is, at a glance. */
export function KeyMarks({ of: key }: { readonly of: Key }) {
  return (
    <Group gap={8} component="span">
      <code>{key.key_prefix}…</code>
      <KeyState of={key} />
      <EnvironmentMark environment={key.environment} />
      {key.expires_soon && <ExpiresSoon />}
    </Group>
  )
}
