import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SentSample } from '../../api/portal-queries.ts'
import classes from './authentication.module.css'

/** What was answered to a sample that was sent, request by request. */
export function SentSteps({ sent }: { readonly sent: SentSample }) {
  const { t } = useTranslation()
  return sent.steps.map(({ request, status, headers, body, duration_ms: took }) => (
    <div key={request} className={classes.sent} data-testid="sent">
      <pre className={classes.plain}>
        <code>{request}</code>
      </pre>
      <Group gap={8} my={6}>
        <Badge color={status < 400 ? 'teal' : 'red'} variant="light" radius="sm" tt="none">
          {status}
        </Badge>
        <Text size="sm" c="dimmed">
          {t('portal.authentication.took', { took })}
        </Text>
      </Group>
      <details className={classes.headers}>
        <summary>{t('portal.authentication.headers')}</summary>
        {headers.map(({ name, value }) => (
          <div key={`${name} ${value}`}>
            <code>
              {name}: {value}
            </code>
          </div>
        ))}
      </details>
      <pre className={classes.plain}>
        <code>{body}</code>
      </pre>
    </div>
  ))
}
