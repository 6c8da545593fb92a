import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

interface Paging {
  /** What of the list the address names: which page, counted from 1. */
  readonly page: number
  readonly hasNext: boolean
  readonly onFirst: () => void
  readonly onPrevious: () => void
  readonly onNext: () => void
}

/** The pages of a list that is read by cursors: one knows which page it is, and not of how many. */
export function Pager({ page, hasNext, onFirst, onPrevious, onNext }: Paging) {
  const { t } = useTranslation()
  if (page === 1 && !hasNext) return null
  return (
    <Group component="nav" justify="flex-end" gap="xs" mt="sm" aria-label={t('pages.name')}>
      <Text size="sm" c="dimmed" me="auto" aria-live="polite">
        {t('pages.here', { page })}
      </Text>
      {page > 2 && (
        <Button variant="subtle" size="xs" onClick={onFirst}>
          {t('pages.first')}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        disabled={page === 1}
        onClick={onPrevious}
        leftSection={<Icon name="chevronLeft" size={14} />}
      >
        {t('pages.previous')}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={!hasNext}
        onClick={onNext}
        rightSection={<Icon name="chevronRight" size={14} />}
      >
        {t('pages.next')}
      </Button>
    </Group>
  )
}
