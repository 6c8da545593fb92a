import { useTranslation } from 'react-i18next'
import { EndSessionsButton } from '../../parts/sessions/end-sessions-button.tsx'
import { SessionsInNumbers } from '../../parts/sessions/sessions-in-numbers.tsx'
import type { ShownMember } from './member.ts'

export function MemberSessionsEnd({ of: { id, name } }: { readonly of: ShownMember }) {
  const { t } = useTranslation()
  return (
    <EndSessionsButton
      operator={id}
      title={t('member.signOut.ask', { name })}
      about={t('member.signOut.about')}
      deed={t('member.signOut.deed')}
    >
      <SessionsInNumbers operator={id} />
    </EndSessionsButton>
  )
}
