import { Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { useToast } from '../toasts.tsx'

interface Ended {
  /** Null: one’s own, and this one stays. */
  readonly operator: string | null
  readonly title: string
  readonly about: string
  readonly deed: string
  readonly children?: ReactNode
}

/** Signs somebody out everywhere, after asking. */
export function EndSessionsButton({ operator, title, about, deed, children }: Ended) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [isAsked, setIsAsked] = useState(false)
  const ending = useMutation({
    mutationFn: () => api.sessions.endAll(operator === null ? {} : { operator }),
    onSuccess: () => {
      toast(t('sessions.allEnded'))
      setIsAsked(false)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setIsAsked(true)}>
        {deed}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        title={title}
        deed={deed}
        isDestructive
        isBusy={ending.isPending}
        error={ending.error}
        onConfirm={() => ending.mutate()}
      >
        <Text>{about}</Text>
        {isAsked && children}
      </ConfirmDialog>
    </>
  )
}
