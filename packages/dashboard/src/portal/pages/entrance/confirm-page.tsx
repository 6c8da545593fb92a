import { useTranslation } from 'react-i18next'
import { Entrance } from '../../../parts/entrance.tsx'
import { usePortal } from '../../api/use-portal.ts'
import { UseOnce } from './use-once.tsx'

/** Where the mail leads that confirms who registered. */
export function ConfirmPage() {
  const { t } = useTranslation()
  const api = usePortal()
  return (
    <Entrance title={t('portal.confirm.title')}>
      <UseOnce
        use={(token) => api.entry.accept({ token })}
        linkMissing={t('portal.confirm.linkMissing')}
        waiting={t('portal.confirm.about')}
        again={t('portal.confirm.again')}
      />
    </Entrance>
  )
}
