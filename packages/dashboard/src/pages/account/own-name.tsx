import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { NameField } from '../../parts/account-fields.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useToast } from '../../parts/toasts.tsx'
import classes from './account.module.css'

/** How one is called by colleagues and in the audit trail. */
export function OwnName({ name }: { readonly name: string }) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() === '' ? t('form.nameMissing') : null) },
  })
  const renaming = useMutation({
    mutationFn: () => api.signIn.rename({ name: form.getValues().name.trim() }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery(api).queryKey, session)
      form.resetDirty()
      toast(t('ownAccount.renamed'))
    },
  })
  return (
    <Panel title={t('ownAccount.name')} about={t('ownAccount.nameAbout')}>
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
    </Panel>
  )
}
