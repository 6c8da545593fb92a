import { Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { slugForm, slugOf } from '../../format/slug.ts'
import { FormButtons } from '../../parts/form-buttons.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useToast } from '../../parts/toasts.tsx'

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function CreateProjectDrawer({ isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title={t('projects.create')}>
      <NewProject onClose={onClose} />
    </SideDrawer>
  )
}

function NewProject({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  // until it is written by hand, the slug follows the name
  const [isOwnSlug, setIsOwnSlug] = useState(false)
  const form = useForm({
    initialValues: { name: '', slug: '', contact: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('form.nameMissing') : null),
      slug: (value) => (slugForm.test(value) ? null : t('projects.slugForm')),
    },
  })
  const making = useMutation({
    mutationFn: () => {
      const { name, slug, contact } = form.getValues()
      const reachable = contact.trim() === '' ? {} : { contact: contact.trim() }
      return api.projects.create({ slug, name: name.trim(), ...reachable })
    },
    onSuccess: async ({ name, slug }) => {
      await queries.invalidateQueries({ queryKey: ['projects', 'list'] })
      toast(t('projects.made', { name }))
      onClose()
      await navigate({ to: '/projects/$project', params: { project: slug } })
    },
  })
  return (
    <form onSubmit={form.onSubmit(() => making.mutate())} noValidate>
      <Stack gap="md">
        {making.error !== null && <ProblemNotice error={making.error} />}
        <TextInput
          label={t('projects.name')}
          data-autofocus
          maxLength={200}
          required
          {...form.getInputProps('name')}
          onInput={({ currentTarget }) => {
            if (!isOwnSlug) form.setFieldValue('slug', slugOf(currentTarget.value))
          }}
        />
        <TextInput
          label={t('projects.slug')}
          description={t('projects.slugAbout')}
          maxLength={63}
          required
          {...form.getInputProps('slug')}
          onInput={() => setIsOwnSlug(true)}
        />
        <TextInput
          label={t('projects.contact')}
          description={t('projects.contactAbout')}
          maxLength={320}
          {...form.getInputProps('contact')}
        />
        <FormButtons deed={t('projects.createDeed')} isBusy={making.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}
