import type { TFunction } from 'i18next'

export const shortestPassword = 12

/** What is wrong with a password that is to be set; null: nothing that can be known here. */
export function passwordFault(password: string, t: TFunction): string | null {
  return password.length < shortestPassword ? t('form.passwordShort') : null
}
