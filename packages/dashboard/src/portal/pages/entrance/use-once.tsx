import { Anchor, Loader, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { useLinkToken } from '../../../parts/use-link-token.ts'

interface Used {
  readonly use: (token: string) => Promise<unknown>
  readonly linkMissing: string
  readonly waiting: string
  /** How to get another link. */
  readonly again: string
}

/** A link that is good once and says by itself what is to be done: it is, and leads inside. */
export function UseOnce({ linkMissing, again, ...used }: Used) {
  const token = useLinkToken()
  if (token !== null) return <Using token={token} again={again} {...used} />
  return (
    <Stack gap="md">
      <Text>{linkMissing}</Text>
      <ToSignIn />
    </Stack>
  )
}

interface Using extends Omit<Used, 'linkMissing'> {
  readonly token: string
}

function Using({ token, use, waiting, again }: Using) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { mutate, error } = useMutation({
    meta: { isSignIn: true },
    mutationFn: async () => {
      await use(token)
    },
    onSuccess: async () => {
      queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'about' })
      await navigate({ to: '/', replace: true })
    },
  })
  // it is used once, however often the page is drawn
  const isUsed = useRef(false)
  useEffect(() => {
    if (isUsed.current) return
    isUsed.current = true
    mutate()
  }, [mutate])
  if (error === null) {
    return (
      <div role="status">
        <Loader size={16} aria-hidden="true" /> {waiting}
      </div>
    )
  }
  return (
    <Stack gap="md">
      <ProblemNotice error={error} />
      <Text size="sm">{again}</Text>
      <ToSignIn />
    </Stack>
  )
}

function ToSignIn() {
  const { t } = useTranslation()
  return (
    <Anchor renderRoot={(props) => <Link to="/sign-in" {...props} />}>{t('signIn.title')}</Anchor>
  )
}
