import { useTranslation } from 'react-i18next'
import { deviceOf } from '../../format/devices.ts'

/** What a browser is called, such as "Firefox 144 on Linux". */
export function useDeviceName(): (userAgent: string | null) => string {
  const { t } = useTranslation()
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent)
    if (browser !== null && system !== null) return t('sessions.browserOn', { browser, system })
    return browser ?? system ?? t('sessions.unknown')
  }
}
