import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setupQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { Entrance } from '../../parts/entrance.tsx'
import { useLinkToken } from '../../parts/use-link-token.ts'
import { FirstKey } from './first-key.tsx'
import { FirstOperator } from './first-operator.tsx'

/** The first minute: who runs this, the first project, the first key, the first request. */
export function SetupPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  const [hasOperator, setHasOperator] = useState(false)
  const { data } = useQuery(setupQuery(useApi()))

  if (hasOperator) return <FirstKey />
  if (token === null) {
    return (
      <Entrance title={t('setup.title')}>
        <Text>{t(data?.needed === false ? 'setup.done' : 'setup.linkMissing')}</Text>
        <Text mt="sm">
          <code>countersign operators reset</code>
        </Text>
      </Entrance>
    )
  }
  return <FirstOperator token={token} onMade={() => setHasOperator(true)} />
}
