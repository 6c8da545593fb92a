import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { AccountModal } from './account-modal.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { PasswordForm } from './password-form.tsx'

/** New codes for the loss of the device, in place of those before. */
export function RenewBackupCodes({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <AccountModal
      title={t(codes === null ? 'twoFactor.renew.ask' : 'twoFactor.codes')}
      onClose={onClose}
      closesOutside={codes === null}
    >
      {codes === null ? (
        <PasswordForm
          about={t('twoFactor.renew.about')}
          deed={t('twoFactor.renew.deed')}
          onClose={onClose}
          onPassword={async (password) => {
            const made = await api.session.renewBackupCodes({ password }, { retries: 0 })
            setCodes(made.backup_codes)
          }}
        />
      ) : (
        <BackupCodes codes={codes} onKept={onClose} />
      )}
    </AccountModal>
  )
}
