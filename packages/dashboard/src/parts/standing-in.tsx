import { Button, Skeleton, Stack } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Entrance } from './entrance.tsx'
import { PageHeader } from './page-header.tsx'
import { ProblemNotice } from './problem-notice.tsx'
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
export function FailedPage(failure: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.alone}>
      <PageHeader title={t('failed.title')} />
      <Failure {...failure} />
    </div>
  )
}

/** Stands in for all of it: who is signed in could not be found out. */
export function FailedEntrance(failure: ErrorComponentProps) {
  const { t } = useTranslation()
  return (
    <Entrance title={t('failed.title')}>
      <Failure {...failure} />
    </Entrance>
  )
}

function Failure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <>
      <ProblemNotice error={error} onRetry={retry} />
      <BackToOverview />
    </>
  )
}

/** Stands in for a page that there is not. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <Entrance title={t('missing.title')} about={t('missing.text')}>
      <BackToOverview />
    </Entrance>
  )
}

function BackToOverview() {
  const { t } = useTranslation()
  return (
    <Button mt="md" variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
      {t('missing.back')}
    </Button>
  )
}
