import { Button, Skeleton, Stack } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import classes from './standing-in.module.css'

/** Keeps the place of a page that is on its way. */
export function PendingPage() {
  return (
    <Stack className={classes.pending} gap="lg" aria-busy="true">
      <Skeleton height={28} width={240} />
      <Skeleton height={220} />
    </Stack>
  )
}

/** Stands in for a page that could not be read. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div className={classes.alone}>
      <PageHeader title={t('failed.title')} />
      <ProblemNotice error={error} onRetry={retry} />
      <Button mt="md" variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
        {t('missing.back')}
      </Button>
    </div>
  )
}

/** Stands in for a page that there is not. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <div className={classes.alone}>
      <PageHeader title={t('missing.title')} />
      <EmptyState
        icon="search"
        title={t('missing.what')}
        action={
          <Button renderRoot={(props) => <Link to="/" {...props} />}>{t('missing.back')}</Button>
        }
      >
        {t('missing.text')}
      </EmptyState>
    </div>
  )
}
