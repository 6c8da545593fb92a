import type { Result } from '@countersign/client'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ScrollingCode } from '../../parts/scrolling.tsx'
import type { PublicRoute } from './demanded.ts'
import classes from './reply-panel.module.css'

type Reply = NonNullable<Result<'contract.tryRoute'>['reply']>

interface Replied {
  readonly route: PublicRoute
  readonly isLetIn: boolean
  /** Null: what is behind the route answers. */
  readonly reply: Reply | null
}

/** What the route would answer, in the form of the contract. */
export function ReplyPanel({ route: { surface, upstream }, isLetIn, reply }: Replied) {
  const { t } = useTranslation()
  const title = t('tryIt.reply')
  if (reply === null) {
    return (
      <Panel title={title}>
        <Text size="sm">{t(`tryIt.answeredBy.${surface}`, { upstream })}</Text>
      </Panel>
    )
  }
  const text = written(reply)
  return (
    <Panel
      title={title}
      about={t(isLetIn ? 'tryIt.nobodyBehind' : 'tryIt.replyAbout')}
      actions={<CopyButton text={text} of={title} />}
    >
      <ScrollingCode className={classes['reply']} testId="reply">
        {text}
      </ScrollingCode>
    </Panel>
  )
}

function written({ status, headers, body }: Reply): string {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`)
  return [`HTTP/1.1 ${String(status)}`, ...lines, '', indented(body)].join('\n').trim()
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
