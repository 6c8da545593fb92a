import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCustomer } from '../api/use-portal.ts'

interface Switched {
  readonly present: string
  readonly onChoice: () => void
}

/** The way from one project to another, for who belongs to several. */
export function ProjectSwitch({ present, onChoice }: Switched) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { memberships } = useCustomer()
  return (
    <Select
      aria-label={t('portal.nav.switch')}
      data={memberships.map(({ project }) => ({ value: project.slug, label: project.name }))}
      value={present}
      allowDeselect={false}
      searchable={memberships.length > 8}
      comboboxProps={{ withinPortal: true }}
      onChange={(chosen) => {
        if (chosen === null) return
        onChoice()
        void navigate({ to: '/projects/$project', params: { project: chosen } })
      }}
    />
  )
}
