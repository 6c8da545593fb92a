import { Button, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CodeSamples } from '../../../parts/code-samples.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { ScrollingCode } from '../../../parts/scrolling.tsx'
import type { Project, Samples } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { mayWork } from '../../api/use-project.ts'
import classes from './authentication.module.css'
import { Said } from './said.tsx'
import { SentSteps } from './sent-steps.tsx'

interface Asked {
  readonly block: Samples['sections'][number]['blocks'][number]
  readonly project: Project
}

/** A request in several languages, what it answers, and the button that sends it. */
export function RequestBlock({ block: { title, text, name, samples, reply }, project }: Asked) {
  const { t } = useTranslation()
  return (
    <div className={classes.request}>
      {typeof title === 'string' && (
        <Title order={3} mb={6}>
          <Said text={title} />
        </Title>
      )}
      {text !== undefined && (
        <Text mb="xs">
          <Said text={text} />
        </Text>
      )}
      {samples !== undefined && <CodeSamples samples={samples} />}
      {typeof name === 'string' && mayWork(project) && (
        <SendIt name={name} project={project.slug} />
      )}
      {reply != null && (
        <>
          <Text size="sm" c="dimmed" mt="sm" mb={4}>
            {t('portal.authentication.answers', { status: reply.status })}
          </Text>
          {reply.body !== null && (
            <ScrollingCode className={classes['code']}>{reply.body}</ScrollingCode>
          )}
        </>
      )}
    </div>
  )
}

/** Sends the request to this installation, with a key that is made for it and ends with it. */
function SendIt({ name, project }: { readonly name: string; readonly project: string }) {
  const { t, i18n } = useTranslation()
  const api = usePortal()
  const sending = useMutation({ mutationFn: () => api.samples.send({ project, name }) })
  return (
    <div lang={i18n.language}>
      <Button
        mt="xs"
        variant="light"
        size="sm"
        leftSection={<Icon name="try" size={15} />}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {t('portal.authentication.send')}
      </Button>
      <Text size="sm" c="dimmed" mt={4}>
        {t('portal.authentication.sendAbout')}
      </Text>
      <div aria-live="polite">
        {sending.error !== null && <ProblemNotice error={sending.error} />}
        {sending.data !== undefined && <SentSteps sent={sending.data} />}
      </div>
    </div>
  )
}
