import { Alert } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/icon.tsx'
import { useProject } from '../api/use-project.ts'
import { CustomersKeys } from '../parts/customers-keys.tsx'

/** What all pages of a project have: how its keys are asked for, and what keeps it from working. */
export function ProjectFrame() {
  const { t } = useTranslation()
  const project = useProject()
  return (
    <CustomersKeys project={project}>
      {!project.is_active && (
        <Alert color="orange" mb="lg" icon={<Icon name="alert" />} role="status">
          {t('portal.project.inactive')}
        </Alert>
      )}
      <Outlet />
    </CustomersKeys>
  )
}
