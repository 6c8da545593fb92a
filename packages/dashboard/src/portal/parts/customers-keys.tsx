import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { type KeysApi, KeysApiContext } from '../../parts/keys/keys-api.ts'
import type { PortalApi } from '../api/portal-api.ts'
import type { Project } from '../api/portal-queries.ts'
import { usePortal } from '../api/use-portal.ts'
import { firstSamples } from './first-samples.ts'

interface Of {
  readonly project: Project
  readonly children: ReactNode
}

/** What is inside shows the keys of one project to its members. */
export function CustomersKeys({ project, children }: Of) {
  const api = usePortal()
  const keys = useMemo<KeysApi>(
    () => ({
      ...keysOf(api, project),
      link: (key, props) => (
        <Link
          to="/projects/$project/keys/$key"
          params={{ project: project.slug, key }}
          {...props}
        />
      ),
    }),
    [api, project],
  )
  return <KeysApiContext value={keys}>{children}</KeysApiContext>
}

/** How the members of a project ask about its keys. */
export function keysOf(
  api: Pick<PortalApi, 'keys' | 'usage' | 'samples'>,
  { slug: project, environments, scopes }: Project,
): Omit<KeysApi, 'link'> {
  return {
    project,
    environments: environments.map(({ environment }) => environment),
    scopes: scopes?.map(({ scope }) => scope) ?? null,
    mayReadUsage: true,
    create: async (wishes) => {
      const { key, secret } = await api.keys.create({ ...wishes, project })
      return { key, secret: secret ?? '' }
    },
    rotate: async (key, overlap) => {
      const wish = { project, key: key.id, overlap }
      return (await api.keys.rotate(wish, { ifMatch: key.etag })).secret ?? ''
    },
    revoke: (key, reason) =>
      api.keys.revoke({ project, key: key.id, ...(reason === undefined ? {} : { reason }) }),
    read: (key, signal) => api.keys.get({ project, key }, { signal }),
    readUsage: ({ key, client, code }, days, signal) =>
      api.usage
        .query(
          {
            project,
            ...(key === undefined ? {} : { key }),
            ...(client === undefined ? {} : { client }),
            ...(code === undefined ? {} : { code }),
            bucket: 'day',
            group_by: 'code',
            from: new Date(Date.now() - (days - 1) * 86_400_000).toISOString(),
          },
          { signal },
        )
        .page({ limit: 1_000 }),
    readSamples: async () => firstSamples(await api.samples.get({ project })),
    // it is known which project is meant
    ProjectField: () => null,
  }
}
