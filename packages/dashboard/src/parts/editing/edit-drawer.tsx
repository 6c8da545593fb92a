import { Alert, Button, Group, Stack } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { SideDrawer } from '../side-drawer.tsx'
import { useToast } from '../toasts.tsx'
import { Conflict } from './conflict.tsx'
import type { Field, Fields } from './field.ts'
import { useEditing, type Version } from './use-editing.ts'

interface Edited<Values> {
  readonly title: string
  readonly fields: Fields<Values>
  readonly latest: Version<Values>
  readonly save: (change: Partial<Values>, etag: string | null) => Promise<unknown>
  readonly refresh: () => Promise<unknown>
  readonly onClose: () => void
  /** Why nothing can be changed any more, where that is so. */
  readonly ended?: ReactNode
}

interface Opened<Values> extends Edited<Values> {
  readonly isOpen: boolean
}

/** Changes what can be changed of something, beside the page that shows it. */
export function EditDrawer<Values extends object>({ isOpen, ...edited }: Opened<Values>) {
  return (
    <SideDrawer isOpen={isOpen} onClose={edited.onClose} title={edited.title}>
      {isOpen && <EditForm {...edited} />}
    </SideDrawer>
  )
}

function EditForm<Values extends object>(edited: Edited<Values>) {
  const { fields, latest, save, refresh, onClose, ended } = edited
  const { t } = useTranslation()
  const toast = useToast()
  const onSaved = () => {
    toast(t('edit.done'))
    onClose()
  }
  const editing = useEditing({ latest, save, refresh, onSaved })
  const [isTried, setIsTried] = useState(false)
  const names = Object.keys(fields) as (keyof Values & string)[]
  const faultOf = (name: keyof Values & string) =>
    (fields[name] as Field<unknown>).fault(editing.values[name])
  const isFaulty = names.some((name) => faultOf(name) !== null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (!isFaulty && editing.theirs === null) editing.save()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {ended !== undefined && (
          <Alert color="red" icon={<Icon name="alert" />} role="alert">
            {ended}
          </Alert>
        )}
        {ended === undefined && editing.theirs !== null && (
          <Conflict
            fields={fields}
            theirs={editing.theirs}
            mine={editing.mine}
            isBusy={editing.isBusy}
            onTake={editing.takeTheirs}
            onApply={editing.applyMine}
          />
        )}
        {editing.error !== null && <ProblemNotice error={editing.error} onRetry={editing.save} />}
        {names.map((name) => {
          const field = fields[name] as Field<unknown>
          return (
            <div key={name}>
              {field.input({
                value: editing.values[name],
                onChange: (value) => editing.change({ [name]: value } as Partial<Values>),
                error: isTried ? faultOf(name) : null,
              })}
            </div>
          )
        })}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={editing.isBusy}
            disabled={!editing.hasChanged || editing.theirs !== null || ended !== undefined}
          >
            {t('edit.deed')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
