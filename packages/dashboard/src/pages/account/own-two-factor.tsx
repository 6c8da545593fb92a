import { Badge, Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { Panel } from '../../parts/panel.tsx'
import { useToast } from '../../parts/toasts.tsx'
import { EnableTwoFactor } from './enable-two-factor.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { RenewBackupCodes } from './renew-backup-codes.tsx'

interface Having {
  readonly isOn: boolean
  readonly hasPassword: boolean
}

/** The second factor: switched on by a first code, off by the password. */
export function OwnTwoFactor({ isOn, hasPassword }: Having) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'enable' | 'renew' | 'disable' | null>(null)
  const close = () => setAsked(null)
  const disable = useDisabling(close)
  return (
    <Panel
      title={t('settings.twoFactor')}
      about={t('twoFactor.about')}
      actions={
        <Badge variant="light" color={isOn ? 'teal' : 'gray'} radius="sm" tt="none">
          {t(isOn ? 'settings.on' : 'settings.off')}
        </Badge>
      }
    >
      {!hasPassword ? (
        <Text>{t('twoFactor.byProvider')}</Text>
      ) : (
        <Group gap="sm">
          {isOn ? (
            <>
              <Button variant="default" onClick={() => setAsked('renew')}>
                {t('twoFactor.renew.deed')}
              </Button>
              <Button variant="light" color="red" onClick={() => setAsked('disable')}>
                {t('twoFactor.disable.deed')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsked('enable')}>{t('twoFactor.enable.open')}</Button>
          )}
        </Group>
      )}
      {asked === 'enable' && <EnableTwoFactor onClose={close} />}
      {asked === 'renew' && <RenewBackupCodes onClose={close} />}
      {asked === 'disable' && (
        <PasswordDialog
          title={t('twoFactor.disable.ask')}
          about={t('twoFactor.disable.about')}
          deed={t('twoFactor.disable.deed')}
          isDestructive
          onClose={close}
          onPassword={disable}
        />
      )}
    </Panel>
  )
}

function useDisabling(onDone: () => void) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  return async (password: string) => {
    await api.session.disableTwoFactor({ password }, { retries: 0 })
    await queries.invalidateQueries({ queryKey: ['session'] })
    toast(t('twoFactor.disable.done'))
    onDone()
  }
}
