import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Invitation, Role } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { MakingDrawer } from '../../parts/making-drawer.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { RoleField } from '../../parts/role-field.tsx'

interface Opened {
  readonly isOpen: boolean
  /** One that came to its end, in place of which the new one is made. */
  readonly again?: Invitation | undefined
  readonly onClose: () => void
}

interface Made {
  readonly email: string
  readonly link: string
  readonly isMailed: boolean
}

/** Invites somebody, and shows the link once. */
export function InviteDrawer({ isOpen, again, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <MakingDrawer<Made>
      isOpen={isOpen}
      onClose={onClose}
      title={(made) =>
        made === null ? t('members.invite') : t('invitations.made', { email: made.email })
      }
      form={(steps) => <NewInvitation again={again} {...steps} />}
      shown={({ link, isMailed }, onDone) => (
        <Stack gap="lg">
          <Text>{t(isMailed ? 'invitations.mailed' : 'invitations.notMailed')}</Text>
          <SecretOnce
            secret={link}
            says={t('invitations.linkOnce')}
            named={t('invitations.link')}
          />
          <Group justify="flex-end">
            <Button onClick={onDone}>{t('invitations.kept')}</Button>
          </Group>
        </Stack>
      )}
    />
  )
}

interface Making {
  readonly again: Invitation | undefined
  readonly onMade: (made: Made) => void
  readonly onCancel: () => void
}

function NewInvitation({ again, onMade, onCancel }: Making) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: again?.email ?? '', role: again?.role ?? 'operator' },
    validate: { email: (value) => (value.trim() === '' ? t('form.emailMissing') : null) },
  })
  const inviting = useMutation({
    mutationFn: async () => {
      const { email, role } = form.getValues()
      const { link, mailed } = await api.invitations.create({ email: email.trim(), role })
      onMade({ email: email.trim(), link, isMailed: mailed })
      // whether the old one is still listed matters to nobody's rights: it has come to its end
      if (again !== undefined) {
        await api.invitations.delete({ invitation: again.id }).catch(() => null)
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
  return (
    <form onSubmit={form.onSubmit(() => inviting.mutate())} noValidate>
      <Stack gap="md">
        {inviting.error !== null && <ProblemNotice error={inviting.error} />}
        <Text>{t('invitations.about')}</Text>
        <TextInput
          label={t('form.email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          data-autofocus
          required
          {...form.getInputProps('email')}
        />
        <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        <FormButtons deed={t('invitations.deed')} isBusy={inviting.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
