import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../api/member-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { SecretOnce } from '../../parts/keys/secret-once.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { RoleField } from '../../parts/role-field.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Made {
  readonly email: string
  readonly link: string
  readonly isMailed: boolean
}

/** Invites somebody, and shows the link once. */
export function InviteDrawer({ isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={close}
      title={made === null ? t('members.invite') : t('invitations.made', { email: made.email })}
      closesOutside={made === null}
    >
      {made === null ? (
        <NewInvitation onMade={setMade} onCancel={close} />
      ) : (
        <Stack gap="lg">
          <Text>{t(made.isMailed ? 'invitations.mailed' : 'invitations.notMailed')}</Text>
          <SecretOnce
            secret={made.link}
            says={t('invitations.linkOnce')}
            named={t('invitations.link')}
          />
          <Group justify="flex-end">
            <Button onClick={close}>{t('invitations.kept')}</Button>
          </Group>
        </Stack>
      )}
    </SideDrawer>
  )
}

interface Making {
  readonly onMade: (made: Made) => void
  readonly onCancel: () => void
}

function NewInvitation({ onMade, onCancel }: Making) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'operator' },
    validate: { email: (value) => (value.trim() === '' ? t('form.emailMissing') : null) },
  })
  const inviting = useMutation({
    mutationFn: async () => {
      const { email, role } = form.getValues()
      const { link, mailed } = await api.invitations.create({ email: email.trim(), role })
      onMade({ email: email.trim(), link, isMailed: mailed })
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
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={inviting.isPending}>
            {t('invitations.deed')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
