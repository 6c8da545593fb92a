import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isSignedOut } from '../../../api/problems.ts'
import { NewAccountForm } from '../../../parts/entering/new-account-form.tsx'
import { Entrance } from '../../../parts/entrance.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { useLinkToken } from '../../../parts/use-link-token.ts'
import { useAbout, usePortal } from '../../api/use-portal.ts'
import { SignInFirst } from './sign-in-first.tsx'

/** Where the link of an invitation leads: into a project, with an account or after making one. */
export function InvitationPage() {
  const { t } = useTranslation()
  const { title } = useAbout()
  const token = useLinkToken()
  return (
    <Entrance title={t('portal.invitation.title')} about={t('portal.invitation.about', { title })}>
      {token === null ? (
        <Text>{t('portal.invitation.linkMissing')}</Text>
      ) : (
        <Invited token={token} />
      )}
    </Entrance>
  )
}

function Invited({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data, error } = useQuery({
    queryKey: ['invitation'],
    queryFn: () => api.links.read({ token }),
    gcTime: 0,
    retry: false,
    meta: { isSignIn: true },
  })
  const accept = async (account?: { readonly name: string; readonly password: string }) => {
    await api.entry.accept({ token, ...account })
    await queries.invalidateQueries({ queryKey: ['session'] })
    await navigate({ to: '/' })
  }
  if (error !== null) return <ProblemNotice error={error} />
  if (data === undefined) return <Skeleton height={220} />
  const about = (
    <Text>
      {t('portal.invitation.to', {
        where: data.project_name ?? '',
        email: data.email ?? '',
      })}
    </Text>
  )
  if (!data.is_customer) {
    return (
      <NewAccountForm deed={t('portal.invitation.deed')} make={accept}>
        {about}
      </NewAccountForm>
    )
  }
  return (
    <Stack gap="md">
      {about}
      <Join accept={accept} />
    </Stack>
  )
}

/** For who has an account already: whether they are signed in to it shows when they join. */
function Join({ accept }: { readonly accept: () => Promise<void> }) {
  const { t } = useTranslation()
  const joining = useMutation({ meta: { isSignIn: true }, mutationFn: () => accept() })
  if (isSignedOut(joining.error)) return <SignInFirst onSignedIn={accept} />
  return (
    <>
      {joining.error !== null && <ProblemNotice error={joining.error} />}
      <Button size="md" loading={joining.isPending} onClick={() => joining.mutate()}>
        {t('portal.invitation.join')}
      </Button>
    </>
  )
}
