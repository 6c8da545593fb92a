import type { components } from '@countersign/client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { useSession } from '../../api/use-session.ts'
import { EditDrawer } from '../../parts/editing/edit-drawer.tsx'
import type { Fields } from '../../parts/editing/field.ts'
import { useUsualFields } from '../../parts/editing/usual-fields.tsx'

interface Opened {
  readonly client: components['schemas']['Client'] & { readonly etag: string | null }
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly scopes: string[] | null
  /** Empty: that of the project. */
  readonly tier: string
}

/** Changes a client. What is not touched is not sent. */
export function EditClient({ client, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { tiers } = useSession().installation.contract
  const { name, scopes, tierOf } = useUsualFields()
  const fields: Fields<Values> = { name, scopes, tier: tierOf(tiers) }
  const save = async (change: Partial<Values>, etag: string | null) => {
    const { tier, ...rest } = change
    const body = { ...rest, ...(tier === undefined ? {} : { tier: tier === '' ? null : tier }) }
    await api.clients.change({ client_id: client.client_id, ...body }, { ifMatch: etag })
    await queries.invalidateQueries({ queryKey: ['clients'] })
  }
  return (
    <EditDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={t('edit.title', { name: client.name })}
      fields={fields}
      latest={{
        etag: client.etag,
        values: {
          name: client.name,
          scopes: client.scopes === null ? null : [...client.scopes],
          tier: client.tier ?? '',
        },
      }}
      save={save}
      refresh={() => queries.invalidateQueries({ queryKey: ['clients', 'one'] })}
    />
  )
}
