import { PasswordInput, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'

interface Field {
  /** What the form knows of the field: its value, its fault, and whom to tell of a change. */
  readonly input: GetInputPropsReturnType
}

/** What somebody new is called. */
export function NameField({ input }: Field) {
  const { t } = useTranslation()
  return (
    <TextInput label={t('form.name')} autoComplete="name" maxLength={200} required {...input} />
  )
}

/** A password that is chosen now. */
export function NewPasswordField({ input, label }: Field & { readonly label?: string }) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      label={label ?? t('form.password')}
      description={t('form.passwordAbout')}
      autoComplete="new-password"
      maxLength={128}
      required
      visibilityToggleButtonProps={{ 'aria-label': t('form.passwordShow') }}
      {...input}
    />
  )
}

/** The password that one has, asked for once more. */
export function PresentPasswordField({ input, label }: Field & { readonly label?: string }) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      label={label ?? t('form.password')}
      autoComplete="current-password"
      maxLength={200}
      required
      visibilityToggleButtonProps={{ 'aria-label': t('form.passwordShow') }}
      {...input}
    />
  )
}
