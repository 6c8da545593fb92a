import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../../format/numbers.ts'
import { Icon } from '../../icon.tsx'
import { Moment } from '../../moment.tsx'
import type { Does } from './bulk-dialog.tsx'
import { lateDays, type Meant } from './meant.ts'

/** What ending several keys will break: how many of them are in use, and the last use of all. */
export function Consequence({ of, does }: { readonly of: Meant; readonly does: Does }) {
  const { t, i18n } = useTranslation()
  const { count, usedLately, isAtMost, last, isMore } = of
  const used = isAtMost === true ? 'bulk.usedAtMost' : 'bulk.used'
  const ends = does === 'revoke' || does === 'deactivate'
  if (!ends && !isMore) return null
  const said = {
    count: usedLately,
    number: wholeNumber(usedLately, i18n.language),
    all: wholeNumber(count, i18n.language),
    days: lateDays,
  }
  return (
    <Alert
      color={ends && usedLately > 0 ? 'red' : 'gray'}
      icon={<Icon name={ends && usedLately > 0 ? 'alert' : 'check'} />}
      data-testid="consequence"
    >
      {ends && <Text size="sm">{t(usedLately > 0 ? used : 'bulk.unused', said)}</Text>}
      {ends && last !== null && (
        <Text size="sm">
          {t('bulk.last', { name: last.name })} <Moment at={last.at} />
        </Text>
      )}
      {isMore && <Text size="sm">{t('bulk.more', said)}</Text>}
    </Alert>
  )
}
