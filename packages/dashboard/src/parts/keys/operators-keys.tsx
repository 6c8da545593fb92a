import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, useMemo } from 'react'
import type { Api } from '../../api/api.ts'
import { readUsage } from '../../api/queries.ts'
import { useApi } from '../../api/use-api.ts'
import { useMay, useSession } from '../../api/use-session.ts'
import { type KeysApi, KeysApiContext, type KeyTold } from './keys-api.ts'

// only the form of a new key asks for it
const ProjectField = lazy(async () => ({
  default: (await import('./project-field.tsx')).ProjectField,
}))

/** What is inside shows keys to operators: all of the installation's, by the control API. */
export function OperatorsKeys({ children }: { readonly children: ReactNode }) {
  const api = useApi()
  const { contract } = useSession().installation
  const mayReadUsage = useMay('usage.read')
  const keys = useMemo<KeysApi>(
    () => ({
      project: null,
      environments: contract.environments,
      scopes: contract.scopes,
      mayReadUsage,
      ...callsOf(api),
      ProjectField: (chosen) => <ProjectField {...chosen} />,
      link: (key, props) => <Link to="/keys/$key" params={{ key }} {...props} />,
    }),
    [api, contract, mayReadUsage],
  )
  return <KeysApiContext value={keys}>{children}</KeysApiContext>
}

function callsOf(api: Api) {
  const of = ({ level }: KeyTold) => (level === 'server' ? api.serverKeys : api.keys)
  return {
    create: async (wishes) => {
      const { key, secret } = await api.keys.create(wishes)
      return { key, secret: secret ?? '' }
    },
    rotate: async (key, overlap) => {
      const wish = { key: key.id, overlap }
      return (await of(key).rotate(wish, { ifMatch: key.etag })).secret ?? ''
    },
    revoke: (key, reason) =>
      of(key).revoke({ key: key.id, ...(reason === undefined ? {} : { reason }) }),
    read: (key, signal) => api.keys.get({ key }, { signal }),
    readUsage: (thing, days, signal) => readUsage(api, thing, { days, groupBy: 'code', signal }),
    readSamples: () => api.contract.listSamples(),
  } satisfies Partial<KeysApi>
}
