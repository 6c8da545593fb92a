import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EnvironmentField } from '../../../parts/keys/environment-field.tsx'
import { ScopesField } from '../../../parts/keys/scopes-field.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { SideDrawer } from '../../../parts/side-drawer.tsx'
import { useToast } from '../../../parts/toasts.tsx'
import type { Project } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'

interface Opened {
  readonly project: Project
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks whoever runs the API for a key. */
export function RequestDrawer({ project, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title={t('portal.requests.open')}>
      {isOpen && <RequestForm project={project} onClose={onClose} />}
    </SideDrawer>
  )
}

function RequestForm({ project, onClose }: Omit<Opened, 'isOpen'>) {
  const { t } = useTranslation()
  const api = usePortal()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useForm({
    initialValues: {
      name: '',
      environment: project.environments[0]?.environment ?? 'live',
      scopes: null as string[] | null,
      reason: '',
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      scopes: (value) => (value?.length === 0 ? t('scopes.choose') : null),
    },
  })
  const asking = useMutation({
    mutationFn: async () => {
      const { name, environment, scopes, reason } = form.getValues()
      await api.keyRequests.create({
        project: project.slug,
        name: name.trim(),
        environment,
        scopes,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      })
    },
    onSuccess: async () => {
      toast(t('portal.requests.sent'))
      onClose()
      await queries.invalidateQueries({ queryKey: ['key-requests'] })
    },
  })
  return (
    <form onSubmit={form.onSubmit(() => asking.mutate())} noValidate>
      <Stack gap="md">
        {asking.error !== null && <ProblemNotice error={asking.error} />}
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameAbout')}
          data-autofocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
        />
        <EnvironmentField {...form.getInputProps('environment')} />
        <ScopesField {...form.getInputProps('scopes')} />
        <Textarea
          label={t('portal.requests.reason')}
          description={t('portal.requests.reasonAbout')}
          maxLength={500}
          autosize
          minRows={3}
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={asking.isPending}>
            {t('portal.requests.deed')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
