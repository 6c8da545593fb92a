import { Alert, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../../../format/numbers.ts'
import { Icon } from '../../icon.tsx'
import { useProblemText } from '../../problem-notice.tsx'
import type { Does } from './bulk-dialog.tsx'
import type { MeantKey } from './meant.ts'
import type { Progress } from './run-each.ts'

interface Ended {
  readonly does: Does
  readonly of: number
  readonly progress: Progress<MeantKey>
}

const mostNamed = 8

/** What was done, what was not and why, and what nobody got to. */
export function Result({ does, of, progress: { done, failures } }: Ended) {
  const { t, i18n } = useTranslation()
  const count = (value: number) => ({ count: value, number: wholeNumber(value, i18n.language) })
  const left = of - done - failures.length
  return (
    <div role="status">
      <Alert color="teal" icon={<Icon name="check" />}>
        <Text size="sm">{t(`bulk.${does}.done`, count(done))}</Text>
        {left > 0 && <Text size="sm">{t('bulk.left', count(left))}</Text>}
      </Alert>
      {failures.length > 0 && (
        <Alert color="red" mt="sm" icon={<Icon name="alert" />}>
          <Text size="sm">{t('bulk.failed', count(failures.length))}</Text>
          <List size="sm" mt={4}>
            {failures.slice(0, mostNamed).map(({ item, error }) => (
              <List.Item key={item.id}>
                <Failure name={item.name} error={error} />
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  )
}

function Failure({ name, error }: { readonly name: string; readonly error: unknown }) {
  const why = useProblemText(error)
  return why === '' ? name : `${name}: ${why}`
}
