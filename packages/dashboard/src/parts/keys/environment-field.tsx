import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeysApi } from './keys-api.ts'

interface Chosen {
  readonly value?: string
  readonly onChange?: (environment: string) => void
}

/** Live or test; nothing where the contract has only one. */
export function EnvironmentField({ value, onChange }: Chosen) {
  const { t } = useTranslation()
  const id = useId()
  const { environments } = useKeysApi()
  if (environments.length < 2) return null
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} id={id}>
        {t('keys.environment')}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        data={environments.map((name) => ({ value: name, label: t(`environment.${name}`) }))}
        {...(value === undefined ? {} : { value })}
        {...(onChange === undefined ? {} : { onChange })}
      />
    </Stack>
  )
}
