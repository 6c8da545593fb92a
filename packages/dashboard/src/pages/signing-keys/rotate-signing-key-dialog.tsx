import { Radio, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { localTime } from '../../format/times.ts'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useToast } from '../../parts/toasts.tsx'

interface Opened {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Lets a successor sign: as soon as every copy of the JWKS holds it, or now if they all do. */
export function RotateSigningKeyDialog({ isOpen, onClose }: Opened) {
  const { t, i18n } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [when, setWhen] = useState<'soon' | 'now'>('soon')
  const rotating = useMutation({
    mutationFn: () => api.signingKeys.rotate({ now: when === 'now' }),
    onSuccess: ({ signs_from: at }) => {
      const time = localTime(Date.parse(at), i18n.language)
      toast(t('signingKeys.rotate.done', { time }))
      close()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['signing-keys'] }),
  })
  const close = () => {
    setWhen('soon')
    rotating.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={t('signingKeys.rotate.ask')}
      deed={t('signingKeys.rotate.deed')}
      isBusy={rotating.isPending}
      error={rotating.error}
      onConfirm={() => rotating.mutate()}
    >
      <Text>{t('signingKeys.rotate.about')}</Text>
      <Radio.Group
        label={t('signingKeys.rotate.when')}
        value={when}
        onChange={(chosen) => setWhen(chosen === 'now' ? 'now' : 'soon')}
      >
        <Stack gap={10} mt={8}>
          <Radio
            value="soon"
            label={t('signingKeys.rotate.soon')}
            description={t('signingKeys.rotate.soonAbout')}
          />
          <Radio
            value="now"
            label={t('signingKeys.rotate.now')}
            description={t('signingKeys.rotate.nowAbout')}
          />
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  )
}
