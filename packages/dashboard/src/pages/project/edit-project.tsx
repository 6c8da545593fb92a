import type { components } from '@countersign/client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api/use-api.ts'
import { EditDrawer } from '../../parts/editing/edit-drawer.tsx'
import type { Fields } from '../../parts/editing/field.ts'
import { useUsualFields } from '../../parts/editing/usual-fields.tsx'

interface Opened {
  readonly project: components['schemas']['Project'] & { readonly etag: string | null }
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly contact: string
}

/** Changes a project. What is not touched is not sent. */
export function EditProject({ project, isOpen, onClose }: Opened) {
  const { t } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const { name, textField } = useUsualFields()
  const contact = textField(t('projects.contact'), t('projects.contactAbout'))
  const fields: Fields<Values> = { name, contact }
  const save = async (change: Partial<Values>, etag: string | null) => {
    const body = {
      ...(change.name === undefined ? {} : { name: change.name.trim() }),
      ...(change.contact === undefined ? {} : { contact: change.contact.trim() || null }),
    }
    await api.projects.change({ project: project.id, ...body }, { ifMatch: etag })
    await queries.invalidateQueries({ queryKey: ['projects'] })
  }
  return (
    <EditDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={t('edit.title', { name: project.name })}
      fields={fields}
      latest={{
        etag: project.etag,
        values: { name: project.name, contact: project.contact ?? '' },
      }}
      save={save}
      refresh={() => queries.invalidateQueries({ queryKey: ['projects', 'one'] })}
    />
  )
}
