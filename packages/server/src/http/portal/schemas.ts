import { auditActions } from '@countersign/core'
import { Type } from 'typebox'
import {
  Body,
  conditions,
  EnvironmentName,
  IpAllow,
  KeyState,
  limits,
  Name,
  Named,
  OrNull,
  PageQuery,
  Search,
} from '../control/schemas.ts'
import { UsageQuery } from '../control/usage-query.ts'

const project = Named('the id or the slug of a project')

export const ProjectParams = Type.Object({ project })
export const KeyParams = Type.Object({ project, key: Named('the id of a key') })
export const ClientParams = Type.Object({ project, client_id: Named('the id of a client') })
export const RequestParams = Type.Object({ project, request: Named('the id of a key request') })

const { ip_allow, expires_in, expires_at } = conditions
const { scopes } = limits

/** What a customer chooses of a key. */
export const NewKey = Body({
  name: Name,
  environment: Type.Optional(EnvironmentName),
  ...{ scopes, ip_allow, expires_in, expires_at },
})

export const ChangedKey = Body({
  name: Type.Optional(Name),
  scopes,
  ip_allow: Type.Optional(OrNull(IpAllow)),
})

export const ChangedClient = Body({ name: Type.Optional(Name), scopes })

export const KeysQuery = Body({
  ...PageQuery.properties,
  q: Type.Optional(Search),
  environment: Type.Optional(EnvironmentName),
  state: Type.Optional(KeyState),
})

export const ClientsQuery = Body({ ...PageQuery.properties, q: Type.Optional(Search) })

export const PortalUsageQuery = Body(Type.Omit(UsageQuery, ['project', 'product']).properties)

export const ChangesQuery = Body({
  ...PageQuery.properties,
  action: Type.Optional(
    Type.Enum([...auditActions], { description: 'an action, such as "key.revoke"' }),
  ),
  object: Type.Optional(Named('the id of an object')),
})

export const SamplesQuery = Body({ key: Type.Optional(Named('the id of a key')) })

export const SampleToSend = Body({
  name: Type.String({
    pattern: '^[a-z-]{1,40}$',
    maxLength: 40,
    description: 'the name of a sample of the page',
  }),
})
