import type { components } from '@countersign/client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-session.ts'
import { Facts } from '../../parts/facts.tsx'
import { ActiveState } from '../../parts/keys/key-state.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/panel.tsx'
import { EditProject } from './edit-project.tsx'
import { ProjectStateDialog } from './project-state-dialog.tsx'

type Project = components['schemas']['Project']
type Tagged = Project & { readonly etag: string | null }

export function ProjectSettings({ project }: { readonly project: Tagged }) {
  const { t } = useTranslation()
  const mayChange = useMay('projects.write')
  const [isAsked, setIsAsked] = useState(false)
  const [isEdited, setIsEdited] = useState(false)
  const does = project.is_active ? 'deactivate' : 'activate'
  return (
    <>
      <Panel
        title={t('projects.facts')}
        actions={
          mayChange && (
            <Button variant="default" onClick={() => setIsEdited(true)}>
              {t('edit.open')}
            </Button>
          )
        }
      >
        <Facts
          facts={[
            { name: t('projects.name'), value: project.name },
            { name: t('projects.slug'), value: <code>{project.slug}</code> },
            { name: t('projects.id'), value: <code>{project.id}</code> },
            { name: t('projects.contact'), value: project.contact ?? '—' },
            { name: t('keys.state'), value: <ActiveState isActive={project.is_active} /> },
            { name: t('keys.created'), value: <Moment at={project.created_at} /> },
          ]}
        />
      </Panel>
      {mayChange && (
        <Panel title={t(`projects.${does}.title`)}>
          <Text mb="md" maw="68ch">
            {t(`projects.${does}.about`)}
          </Text>
          <Button
            variant="light"
            color={project.is_active ? 'red' : 'ink'}
            onClick={() => setIsAsked(true)}
          >
            {t(`projects.${does}.deed`)}
          </Button>
        </Panel>
      )}
      <EditProject project={project} isOpen={isEdited} onClose={() => setIsEdited(false)} />
      <ProjectStateDialog project={project} isOpen={isAsked} onClose={() => setIsAsked(false)} />
    </>
  )
}
