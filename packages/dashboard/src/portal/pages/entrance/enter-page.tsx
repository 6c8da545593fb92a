import { useTranslation } from 'react-i18next'
import { Entrance } from '../../../parts/entrance.tsx'
import { useAbout, usePortal } from '../../api/use-portal.ts'
import { UseOnce } from './use-once.tsx'

/** Where the link leads that the API's own application made: in, without another password. */
export function EnterPage() {
  const { t } = useTranslation()
  const api = usePortal()
  const { title } = useAbout()
  return (
    <Entrance title={t('portal.enter.title', { title })}>
      <UseOnce
        use={(token) => api.entry.withTicket({ token })}
        linkMissing={t('portal.enter.linkMissing')}
        waiting={t('portal.enter.about')}
        again={t('portal.enter.again')}
      />
    </Entrance>
  )
}
