import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EditDrawer } from '../../parts/editing/edit-drawer.tsx'
import type { Fields } from '../../parts/editing/field.ts'
import { useUsualFields } from '../../parts/editing/usual-fields.tsx'
import { linesOf } from '../../parts/keys/conditions.ts'
import type { Key } from '../api/portal-queries.ts'
import { usePortal } from '../api/use-portal.ts'

interface Opened {
  readonly of: Key
  readonly project: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly scopes: string[] | null
  readonly addresses: string
}

/** Changes what members may of a key. What is not touched is not sent. */
export function EditKey({ of: key, project, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const { name, scopes, addresses } = useUsualFields()
  const fields: Fields<Values> = { name, scopes, addresses }
  const save = async (change: Partial<Values>, etag: string | null) => {
    await api.keys.change({ project, key: key.id, ...bodyOf(change) }, { ifMatch: etag })
    await queries.invalidateQueries({ queryKey: ['keys'] })
  }
  return (
    <EditDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={t('edit.title', { name: key.name })}
      fields={fields}
      latest={{
        etag: key.etag,
        values: {
          name: key.name,
          scopes: key.scopes === null ? null : [...key.scopes],
          addresses: key.ip_allow?.join('\n') ?? '',
        },
      }}
      save={save}
      refresh={() => queries.invalidateQueries({ queryKey: ['keys', 'one'] })}
      {...(key.revoked_at === null ? {} : { ended: t('edit.keyRevoked') })}
    />
  )
}

function bodyOf({ name, scopes, addresses }: Partial<Values>) {
  const ranges = addresses === undefined ? [] : linesOf(addresses)
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(addresses === undefined ? {} : { ip_allow: ranges.length === 0 ? null : ranges }),
  }
}
