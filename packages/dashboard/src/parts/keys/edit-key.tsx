import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { EditDrawer } from '../editing/edit-drawer.tsx'
import type { Fields } from '../editing/field.ts'
import { useUsualFields } from '../editing/usual-fields.tsx'
import { linesOf } from './conditions.ts'
import { operationsFor, type ShownKey } from './key.ts'

interface Opened {
  readonly of: ShownKey
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  /** A day in UTC; empty: it never ends. */
  readonly expires: string
  readonly scopes: string[] | null
  readonly addresses: string
  /** JSON. */
  readonly metadata: string
}

/** Changes a key. What is not touched is not sent. */
export function EditKey({ of: key, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { name, endOfDay, scopes, addresses, metadata } = useUsualFields()
  const fields: Fields<Values> = { name, expires: endOfDay, scopes, addresses, metadata }
  const save = async (change: Partial<Values>, etag: string | null) => {
    await operationsFor(key, api).change({ key: key.id, ...bodyOf(change) }, { ifMatch: etag })
    await queries.invalidateQueries({ queryKey: ['keys'] })
  }
  return (
    <EditDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={t('edit.title', { name: key.name })}
      fields={fields}
      latest={{ etag: key.etag, values: valuesOf(key) }}
      save={save}
      refresh={() => queries.invalidateQueries({ queryKey: ['keys', 'one'] })}
      {...(key.revoked_at === null ? {} : { ended: t('edit.keyRevoked') })}
    />
  )
}

function valuesOf(key: ShownKey): Values {
  return {
    name: key.name,
    expires: key.expires_at?.slice(0, 10) ?? '',
    scopes: key.scopes === null ? null : [...key.scopes],
    addresses: key.ip_allow?.join('\n') ?? '',
    metadata: JSON.stringify(key.metadata, null, 2),
  }
}

function bodyOf({ name, expires, scopes, addresses, metadata }: Partial<Values>) {
  const ranges = addresses === undefined ? [] : linesOf(addresses)
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(expires === undefined
      ? {}
      : { expires_at: expires === '' ? null : `${expires}T23:59:59Z` }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(addresses === undefined ? {} : { ip_allow: ranges.length === 0 ? null : ranges }),
    ...(metadata === undefined
      ? {}
      : { metadata: JSON.parse(metadata) as Record<string, unknown> }),
  }
}
