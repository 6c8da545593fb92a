import { Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionsOf } from '../../api/product-queries.ts'
import { useApi } from '../../api/use-api.ts'
import { beginOfDay, endOfDay } from '../../format/days.ts'
import { DayField } from '../day-field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { ProjectField } from '../keys/project-field.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { SideDrawer } from '../side-drawer.tsx'
import { useToast } from '../toasts.tsx'
import { ProductField } from './product-field.tsx'

interface Opened {
  readonly of: SubscriptionsOf
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Gives a project a product: the page has one of them, and the other is chosen here. */
export function SubscribeDrawer({ isOpen, ...asked }: Opened) {
  const { t } = useTranslation()
  const side = 'project' in asked.of ? 'product' : 'project'
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={asked.onClose}
      title={t(`subscriptions.adding.${side}`, { name: asked.name })}
    >
      <Subscribing {...asked} />
    </SideDrawer>
  )
}

function Subscribing({ of, onClose }: Omit<Opened, 'isOpen'>) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const toast = useToast()
  const [other, setOther] = useState('')
  const [from, setFrom] = useState<string>()
  const [until, setUntil] = useState<string>()
  const [isMissing, setIsMissing] = useState(false)
  const subscribing = useMutation({
    mutationFn: () =>
      api.subscriptions.create({
        ...('project' in of ? { ...of, product: other } : { ...of, project: other }),
        from: beginOfDay(from) ?? null,
        until: endOfDay(until) ?? null,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['subscriptions'] })
      toast(t('subscriptions.made'))
      // another may be asked for before this one has gone
      setOther('')
      setFrom(undefined)
      setUntil(undefined)
      setIsMissing(false)
      onClose()
    },
  })
  const chosen = {
    value: other,
    onChange: setOther,
    error: isMissing && other === '' ? t('subscriptions.missing') : null,
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsMissing(true)
        if (other !== '') subscribing.mutate()
      }}
    >
      <Stack gap="md">
        {subscribing.error !== null && <ProblemNotice error={subscribing.error} />}
        {'project' in of ? <ProductField {...chosen} /> : <ProjectField {...chosen} />}
        <Group gap="md" align="flex-start">
          <DayField label={t('subscriptions.from')} value={from} onChange={setFrom} />
          <DayField label={t('subscriptions.until')} value={until} onChange={setUntil} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('subscriptions.timesAbout')}
        </Text>
        <FormButtons
          deed={t('subscriptions.deed')}
          isBusy={subscribing.isPending}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}
