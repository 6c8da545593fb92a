import { AccountModal } from './account-modal.tsx'
import { type Asked, PasswordForm } from './password-form.tsx'

/** Asks for the password, and does something by it. */
export function PasswordDialog({ title, ...asked }: Asked & { readonly title: string }) {
  return (
    <AccountModal title={title} onClose={asked.onClose}>
      <PasswordForm {...asked} />
    </AccountModal>
  )
}
