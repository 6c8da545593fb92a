import { Alert, Anchor, Button, Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../parts/facts.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Scopes } from '../../../parts/keys/scopes.tsx'
import { useUsage } from '../../../parts/keys/use-keys.ts'
import { Outcomes } from '../../../parts/outcomes.tsx'
import { PageHeader } from '../../../parts/page-header.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { keysQuery, type Project } from '../../api/portal-queries.ts'
import { usePortal } from '../../api/use-portal.ts'
import { mayMake, useProject } from '../../api/use-project.ts'
import { LimitTable } from '../../parts/limit-table.tsx'
import { MemberRoleMark } from '../../parts/member-role.tsx'

const days = 30
const lookAgainMs = 10_000

/** What matters of a project today: what ends soon, what its keys do, what is left of its limits. */
export function HomePage() {
  const { t } = useTranslation()
  const project = useProject()
  return (
    <>
      <PageHeader
        title={project.name}
        about={
          <Group gap={8} component="span">
            <code>{project.slug}</code>
            <MemberRoleMark role={project.role} />
          </Group>
        }
        actions={<Actions project={project} />}
      />
      <Ending project={project} />
      <Requests project={project.slug} />
      {project.limits.length > 0 && (
        <Panel title={t('portal.limits.title')}>
          <LimitTable limits={project.limits} />
        </Panel>
      )}
      <Panel title={t('portal.project.may')}>
        <Facts
          facts={[
            {
              name: t('keys.environment'),
              value: project.environments
                .map(({ environment }) => t(`environment.${environment}`))
                .join(', '),
            },
            {
              name: t('scopes.label'),
              value: <Scopes scopes={project.scopes?.map(({ scope }) => scope) ?? null} />,
            },
            ...(project.capabilities.length === 0
              ? []
              : [
                  {
                    name: t('portal.project.capabilities'),
                    value: <Scopes scopes={project.capabilities} />,
                  },
                ]),
          ]}
        />
      </Panel>
    </>
  )
}

function Actions({ project }: { readonly project: Project }) {
  const { t } = useTranslation()
  const params = { project: project.slug }
  return (
    <>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link to="/projects/$project/authentication" params={params} {...props} />
        )}
      >
        {t('portal.nav.authentication')}
      </Button>
      <Button
        renderRoot={(props) => (
          <Link
            to="/projects/$project/keys"
            params={params}
            search={mayMake(project) ? { create: true } : {}}
            {...props}
          />
        )}
      >
        {t(mayMake(project) ? 'keys.create' : 'portal.project.keys')}
      </Button>
    </>
  )
}

/** Keys that work, and will soon not: whoever comes by should not have to look for them. */
function Ending({ project }: { readonly project: Project }) {
  const { t } = useTranslation()
  const { data } = useQuery(keysQuery(usePortal(), project.slug, { state: 'active' }))
  const ending = data?.data.filter(({ expires_soon: soon }) => soon) ?? []
  const [first] = ending
  if (first === undefined) return null
  return (
    <Alert color="orange" mb="md" icon={<Icon name="clock" />} role="status">
      {t('portal.keys.ending', { count: ending.length })}{' '}
      <Anchor
        inherit
        c="inherit"
        underline="always"
        renderRoot={(props) =>
          ending.length === 1 ? (
            <Link
              to="/projects/$project/keys/$key"
              params={{ project: project.slug, key: first.id }}
              {...props}
            />
          ) : (
            <Link to="/projects/$project/keys" params={{ project: project.slug }} {...props} />
          )
        }
      >
        {ending.length === 1 ? first.name : t('keys.title')}
      </Anchor>
    </Alert>
  )
}

function Requests({ project }: { readonly project: string }) {
  const { t } = useTranslation()
  const { data } = useQuery({ ...useUsage({ project }, days), refetchInterval: lookAgainMs })
  return (
    <Panel title={t('use.title')} about={t('use.about', { days })}>
      <Group gap="xl" align="flex-start" mih={72}>
        {data === undefined ? (
          <Skeleton height={64} />
        ) : (
          <Outcomes figures={data.data} days={days} />
        )}
      </Group>
    </Panel>
  )
}
