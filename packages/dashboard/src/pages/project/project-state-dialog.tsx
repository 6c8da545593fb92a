import type { components } from '@countersign/client'
import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useToast } from '../../parts/toasts.tsx'
import { UseInNumbers } from '../../parts/use-in-numbers.tsx'

interface Asked {
  readonly project: components['schemas']['Project'] & { readonly etag: string | null }
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Deactivating refuses every key of a project: who does it sees how many requests that are. */
export function ProjectStateDialog({ project, isOpen, onClose }: Asked) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const does = project.is_active ? 'deactivate' : 'activate'
  const changing = useMutation({
    mutationFn: () =>
      api.projects.change(
        { project: project.slug, is_active: !project.is_active },
        { ifMatch: project.etag },
      ),
    onSuccess: () => {
      toast(t(`projects.${does}.done`, { name: project.name }))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(`projects.${does}.ask`, { name: project.name })}
      deed={t(`projects.${does}.deed`)}
      isDestructive={project.is_active}
      isBusy={changing.isPending}
      error={changing.error}
      onConfirm={() => changing.mutate()}
    >
      <Text>{t(`projects.${does}.about`)}</Text>
      {project.is_active && isOpen && <UseInNumbers of={{ project: project.id }} />}
    </ConfirmDialog>
  )
}
