import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OwnNameForm } from '../../../parts/account/own-name-form.tsx'
import { OwnPasswordForm } from '../../../parts/account/own-password-form.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { sessionQuery } from '../../api/portal-queries.ts'
import { useCustomer, usePortal } from '../../api/use-portal.ts'
import { OwnSessions } from './own-sessions.tsx'

/** What customers see and change of their own account. */
export function AccountPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const { customer } = useCustomer()
  return (
    <>
      <PageHeader title={t('portal.account.title')} about={customer.email} />
      <Panel title={t('ownAccount.name')} about={t('portal.account.nameAbout')}>
        <OwnNameForm
          name={customer.name}
          rename={async (name) => {
            await api.customer.change({ name })
            await queries.invalidateQueries({ queryKey: sessionQuery(api).queryKey })
          }}
        />
      </Panel>
      <Panel
        title={t('form.password')}
        {...(customer.has_password ? { about: t('ownAccount.passwordAbout') } : {})}
      >
        {customer.has_password ? (
          <OwnPasswordForm
            change={async ({ current, fresh }) => {
              const password = { current, new: fresh }
              await api.customer.change({ password }, { retries: 0 })
              await queries.invalidateQueries({ queryKey: ['sessions'] })
            }}
          />
        ) : (
          t('portal.account.noPassword')
        )}
      </Panel>
      <Panel title={t('sessions.title')} about={t('sessions.own')}>
        <OwnSessions />
      </Panel>
    </>
  )
}
