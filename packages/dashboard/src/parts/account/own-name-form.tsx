import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NameField } from '../account-fields.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { useToast } from '../toasts.tsx'
import classes from './form.module.css'

interface Named {
  readonly name: string
  readonly rename: (name: string) => Promise<unknown>
}

/** How one is called by others. */
export function OwnNameForm({ name, rename }: Named) {
  const { t } = useTranslation()
  const toast = useToast()
  const form = useForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() === '' ? t('form.nameMissing') : null) },
  })
  const renaming = useMutation({
    mutationFn: async () => {
      await rename(form.getValues().name.trim())
    },
    onSuccess: () => {
      form.resetDirty()
      toast(t('ownAccount.renamed'))
    },
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit(() => renaming.mutate())} noValidate>
      <Stack gap="md">
        {renaming.error !== null && <ProblemNotice error={renaming.error} />}
        <NameField input={form.getInputProps('name')} />
        <Group>
          <Button type="submit" disabled={!form.isDirty()} loading={renaming.isPending}>
            {t('ownAccount.rename')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
