import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../api/api.ts'
import { useApi } from '../../../api/use-api.ts'
import { BulkDialog, type Does } from './bulk-dialog.tsx'
import type { Meant, MeantKey } from './meant.ts'
import { runEach, type Watch } from './run-each.ts'

interface Asked {
  readonly does: Does
  readonly prepare: () => Promise<Meant>
  /** How the service does it to all that are meant; else it is done to one after another. */
  readonly together?: (
    reason: string | null,
    watch: Watch<MeantKey>,
  ) => ReturnType<typeof runEach<MeantKey>>
  readonly onClose: (isDone: boolean) => void
}

interface Wished {
  readonly reason: string
  readonly lifetime: string
}

const lifetimes = ['30d', '90d', '365d'] as const

const acts: Readonly<Record<Does, (api: Api, key: MeantKey, wished: Wished) => Promise<unknown>>> =
  {
    revoke: (api, { id }, { reason }) =>
      api.keys.revoke({ key: id, ...(reason === '' ? {} : { reason }) }),
    deactivate: (api, { id }) => api.keys.change({ key: id, is_active: false }),
    expire: (api, { id }, { lifetime }) => api.keys.change({ key: id, expires_in: lifetime }),
    narrow: (api, { id, scopes, exercised = [] }) =>
      api.keys.change({
        key: id,
        scopes: exercised.filter((scope) => scopes === null || scopes.includes(scope)),
      }),
  }

/** One deed about several keys, with what it needs to be told. */
export function BulkKeys({ does, prepare, together, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const [reason, setReason] = useState('')
  const [lifetime, setLifetime] = useState('90d')
  const wished = { reason: reason.trim(), lifetime }
  return (
    <BulkDialog
      does={does}
      prepare={prepare}
      run={({ keys }, watch) =>
        keys === null && together !== undefined
          ? together(wished.reason === '' ? null : wished.reason, watch)
          : runEach(keys ?? [], (key) => acts[does](api, key, wished), watch)
      }
      onClose={onClose}
    >
      {does === 'revoke' && (
        <TextInput
          label={t('revoke.reason')}
          description={t('revoke.reasonAbout')}
          maxLength={200}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      {does === 'expire' && (
        <Select
          label={t('keys.expiry')}
          data={lifetimes.map((value) => ({ value, label: t(`lifetime.${value}`) }))}
          value={lifetime}
          allowDeselect={false}
          onChange={(value) => setLifetime(value ?? '90d')}
        />
      )}
    </BulkDialog>
  )
}
