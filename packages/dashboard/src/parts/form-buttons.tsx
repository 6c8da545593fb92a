import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Ends {
  /** Names the deed: never "OK". */
  readonly deed: string
  readonly isBusy: boolean
  readonly onCancel: () => void
}

/** The two ways out of a form. */
export function FormButtons({ deed, isBusy, onCancel }: Ends) {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={isBusy}>
        {deed}
      </Button>
    </Group>
  )
}
