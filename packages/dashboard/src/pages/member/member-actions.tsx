import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangeDialog } from './change-dialog.tsx'
import type { OfMember } from './member.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { ResetTwoFactorDialog } from './reset-two-factor-dialog.tsx'

/** What can be done about an operator. Of the last owner it is said above why it can't. */
export function MemberActions({ of: member, isSelf }: OfMember) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'state' | 'second' | 'remove' | null>(null)
  const close = () => setAsked(null)
  const does = member.is_active ? 'deactivate' : 'activate'
  const own = isSelf ? 'own' : 'about'
  const { name } = member
  return (
    <>
      {member.two_factor_enabled && !isSelf && (
        <Button variant="default" onClick={() => setAsked('second')}>
          {t('member.resetTwoFactor.open')}
        </Button>
      )}
      <Button variant="default" disabled={member.is_last_owner} onClick={() => setAsked('state')}>
        {t(`member.${does}.deed`)}
      </Button>
      <Button
        variant="light"
        color="red"
        disabled={member.is_last_owner}
        onClick={() => setAsked('remove')}
      >
        {t('member.remove.open')}
      </Button>
      <ChangeDialog
        of={member}
        change={{ is_active: !member.is_active }}
        isOpen={asked === 'state'}
        onClose={close}
        says={{
          title: t(`member.${does}.ask`, { name }),
          about: t(does === 'activate' ? 'member.activate.about' : `member.deactivate.${own}`),
          deed: t(`member.${does}.deed`),
          done: t(`member.${does}.done`, { name }),
        }}
      />
      <ResetTwoFactorDialog of={member} isOpen={asked === 'second'} onClose={close} />
      <RemoveDialog of={member} isSelf={isSelf} isOpen={asked === 'remove'} onClose={close} />
    </>
  )
}
