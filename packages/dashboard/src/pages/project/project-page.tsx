import type { components } from '@countersign/client'
import { Badge, Button, Tabs } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { projectQuery } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import type { KeysSearch } from '../../app/search.ts'
import { Icon } from '../../parts/icon.tsx'
import { CreateKeyDrawer } from '../../parts/keys/create-key-drawer.tsx'
import { KeyList } from '../../parts/keys/key-list.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Subscriptions } from '../../parts/products/subscriptions.tsx'
import { ProjectClients } from './project-clients.tsx'
import { ProjectSettings } from './project-settings.tsx'

type Tab = NonNullable<KeysSearch['tab']>

export function ProjectPage() {
  const { t } = useTranslation()
  const { project: ref } = useParams({ from: '/inside/projects/$project' })
  const search = useSearch({ from: '/inside/projects/$project' })
  const navigate = useNavigate({ from: '/projects/$project' })
  const { data: project } = useSuspenseQuery(projectQuery(useApi(), ref))
  const mayMake = useMay('keys.write')
  const tabs = useTabs()
  const { create: isMaking, ...listed } = search
  const tab = tabs.find((name) => name === search.tab) ?? 'keys'
  const open = () => void navigate({ search: { create: true } })

  return (
    <>
      <PageHeader
        title={project.name}
        crumbs={[{ title: t('nav.projects'), to: '/projects' }]}
        about={
          <>
            <code>{project.slug}</code>{' '}
            {!project.is_active && (
              <Badge color="orange" variant="light" tt="none" radius="sm">
                {t('projects.inactive')}
              </Badge>
            )}
          </>
        }
        actions={
          mayMake && (
            <Button leftSection={<Icon name="plus" size={16} />} onClick={open}>
              {t('keys.create')}
            </Button>
          )
        }
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => void navigate({ search: { tab: chosen as Tab } })}
      >
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`projects.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="keys">
          <KeyList
            project={project.slug}
            search={listed}
            onSearch={(wanted) => void navigate({ search: wanted })}
            onCreate={open}
          />
        </Tabs.Panel>
        <OtherTabs project={project} />
      </Tabs>
      <CreateKeyDrawer
        isOpen={isMaking === true}
        onClose={() => void navigate({ search: listed })}
        project={project.slug}
      />
    </>
  )
}

interface Shown {
  readonly project: components['schemas']['Project'] & { readonly etag: string | null }
}

function OtherTabs({ project }: Shown) {
  return (
    <>
      <Tabs.Panel value="clients">
        <ProjectClients project={project.slug} />
      </Tabs.Panel>
      <Tabs.Panel value="products">
        <Subscriptions of={{ project: project.id }} name={project.name} />
      </Tabs.Panel>
      <Tabs.Panel value="settings">
        <ProjectSettings project={project} />
      </Tabs.Panel>
    </>
  )
}

/** What the contract has and the role may read. */
function useTabs(): readonly Tab[] {
  const { has_tokens: hasTokens } = useSession().installation.contract
  const mayReadClients = useMay('clients.read')
  const mayReadSubscriptions = useMay('subscriptions.read')
  return [
    'keys',
    ...(hasTokens && mayReadClients ? (['clients'] as const) : []),
    ...(mayReadSubscriptions ? (['products'] as const) : []),
    'settings',
  ]
}
