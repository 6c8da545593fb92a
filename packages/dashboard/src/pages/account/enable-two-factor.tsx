import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { AccountModal } from './account-modal.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { ConfirmCode } from './confirm-code.tsx'
import { PasswordForm } from './password-form.tsx'

/** What was made and is shown once: in this component's state and nowhere else. */
interface Begun {
  readonly uri: string
  readonly codes: readonly string[]
}

/** The password, a first code of the app, and codes to write down: in this order. */
export function EnableTwoFactor({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [isOn, setIsOn] = useState(false)
  if (begun === null) {
    return (
      <AccountModal title={t('twoFactor.enable.ask')} onClose={onClose}>
        <PasswordForm
          about={t('twoFactor.enable.about')}
          deed={t('twoFactor.enable.go')}
          onClose={onClose}
          onPassword={async (password) => {
            const made = await api.session.enableTwoFactor({ password }, { retries: 0 })
            setBegun({ uri: made.uri, codes: made.backup_codes })
          }}
        />
      </AccountModal>
    )
  }
  return (
    <AccountModal
      title={t(isOn ? 'twoFactor.codes' : 'twoFactor.enable.ask')}
      onClose={onClose}
      closesOutside={false}
    >
      {isOn ? (
        <BackupCodes codes={begun.codes} onKept={onClose} />
      ) : (
        <ConfirmCode uri={begun.uri} onCancel={onClose} onConfirmed={() => setIsOn(true)} />
      )}
    </AccountModal>
  )
}
