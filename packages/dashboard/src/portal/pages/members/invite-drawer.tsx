import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { SideDrawer } from '../../../parts/side-drawer.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import { usePortal } from '../../api/use-portal.ts'
import { type MemberRole, MemberRoleField } from '../../parts/member-role.tsx'

interface Opened {
  readonly project: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Invites somebody to a project by mail: whoever reads the mail is who is meant. */
export function InviteDrawer({ project, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title={t('portal.members.invite')}>
      {isOpen && <NewMember project={project} onClose={onClose} />}
    </SideDrawer>
  )
}

function NewMember({ project, onClose }: Omit<Opened, 'isOpen'>) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useForm<{ email: string; role: MemberRole }>({
    initialValues: { email: '', role: 'developer' },
    validate: { email: (value) => (value.trim() === '' ? t('form.emailMissing') : null) },
  })
  const inviting = useMutation({
    mutationFn: async () => {
      const { email, role } = form.getValues()
      await api.members.invite({ project, email: email.trim(), role })
    },
    onSuccess: async () => {
      toast(t('portal.members.invited', { email: form.getValues().email.trim() }))
      onClose()
      await queries.invalidateQueries({ queryKey: ['members'] })
    },
  })
  return (
    <form onSubmit={form.onSubmit(() => inviting.mutate())} noValidate>
      <Stack gap="md">
        {inviting.error !== null && <ProblemNotice error={inviting.error} />}
        <Text>{t('portal.members.mailed')}</Text>
        <TextInput
          label={t('form.email')}
          type="email"
          autoComplete="off"
          maxLength={254}
          data-autofocus
          required
          {...form.getInputProps('email')}
        />
        <MemberRoleField
          value={form.values.role}
          onChange={(role) => form.setFieldValue('role', role)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={inviting.isPending}>
            {t('portal.members.deed')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
