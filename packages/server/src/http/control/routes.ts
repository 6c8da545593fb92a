import { refusals, refuse } from '@countersign/core'
import { Type } from 'typebox'
import { done } from '../../engine/outcome.ts'
import { type Answer, answerRefusal } from '../answer.ts'
import { type Entrance, entrancesOf } from '../entrances.ts'
import { refuseWith } from '../listener.ts'
import { type Tried, tryEntrance } from '../try-entrance.ts'
import { type ControlContext, listed, respond } from './context.ts'
import { closed, nullable, Text, Verdict } from './objects.ts'
import { operation } from './operation.ts'
import { Body, Name } from './schemas.ts'
import { viewStandings } from './verification.ts'
import { viewPrincipal } from './views.ts'

const names = (description: string) => Type.Array(Text(200), { maxItems: 1_000, description })

const Route = Type.Object(
  {
    surface: Type.Enum(['token', 'operation', 'resource'], {
      description: 'The token endpoint, an operation of the contract, or what the gateway guards.',
    }),
    methods: Type.Array(Text(10), { minItems: 1, maxItems: 10 }),
    path: Text(500),
    is_open: Type.Boolean({ description: 'Whether everybody is let in.' }),
    takes: Type.Array(Type.Enum(['key', 'token']), { maxItems: 2 }),
    levels: Type.Array(Type.Enum(['project', 'server']), { maxItems: 2 }),
    environments: Type.Array(Type.Enum(['live', 'test']), { maxItems: 2 }),
    scopes: names('Those that a credential must hold, all of them.'),
    capabilities: names('Those that the project must have, all of them.'),
    permission: nullable(Text(64)),
    project_segment: nullable(
      Type.String({ maxLength: 100, description: 'The segment of the path that names a project.' }),
    ),
    headers: names('Headers that a request brings along besides its credential.'),
    cost: Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 }),
    secret_header: nullable(
      Type.String({
        maxLength: 100,
        description: 'Opened by a secret of the installation in this header, and by no credential.',
      }),
    ),
    upstream: nullable(
      Type.String({ maxLength: 200, description: 'Where requests are passed on to, if anywhere.' }),
    ),
  },
  { ...closed, title: 'PublicRoute' },
)
const Routes = Type.Object(
  { routes: Type.Array(Route, { maxItems: 10_000 }) },
  { ...closed, title: 'PublicRoutes' },
)

const TriedRequest = Body({
  credential: Type.String({ maxLength: 8_192, description: 'a key or an access token' }),
  method: Type.String({ maxLength: 10, description: 'a method of the route' }),
  path: Type.String({ maxLength: 500, description: 'the path of a route as it is listed' }),
  project: Type.Optional(Name),
  headers: Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), {
      maxItems: 20,
      description: 'names of headers that the request brings along',
    }),
  ),
  ip: Type.Optional(
    Type.String({
      format: 'ip-address',
      maxLength: 60,
      description: 'the address of the client, IPv4 or IPv6',
    }),
  ),
})

const TriedRoute = Type.Object(
  {
    verdict: Verdict,
    reply: nullable(
      Type.Object(
        {
          status: Type.Integer({ minimum: 100, maximum: 599 }),
          headers: Type.Array(
            Type.Object({ name: Text(100), value: Text(2_000) }, { ...closed, title: 'Header' }),
            { maxItems: 20 },
          ),
          body: Text(10_000),
        },
        {
          ...closed,
          title: 'Reply',
          description: 'What the route would answer itself; null: what is behind it answers.',
        },
      ),
    ),
  },
  { ...closed, title: 'TriedRoute' },
)

/** What the routes of the public port ask, and what would become of a request to one. */
export function addRouteTrials(context: ControlContext): void {
  const { app, engine, installation, dialect } = context
  const { contract, rules } = installation
  const entrances = entrancesOf(contract, rules)
  app.route({
    ...operation('contract.listRoutes', context),
    schema: { response: { 200: Routes } },
    handler: async (request, reply) => {
      const routes = entrances.map(viewEntrance)
      return respond(done({ routes }), { request, reply, dialect }, listed)
    },
  })
  app.route({
    ...operation('contract.tryRoute', context),
    schema: { body: TriedRequest, response: { 200: TriedRoute } },
    handler: async (request, reply) => {
      const { credential, method, path, project = null, headers = [], ip = null } = request.body
      const entrance = entrances.find((one) => one.path === path && one.methods.includes(method))
      if (entrance === undefined || entrance.takes.length === 0) {
        return refuseWith(refuse('object_unknown'), request, reply, dialect)
      }
      const sent = headers.map((name) => name.toLowerCase())
      const trial = { credential, address: ip, project, headers: sent }
      const tried = await tryEntrance(entrance, trial, engine)
      const viewed = { verdict: viewTried(tried), reply: viewReply(tried, entrance, request.id) }
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })

  function viewReply({ refusal }: Tried, { surface, upstream }: Entrance, requestId: string) {
    const isNowhere = surface === 'resource' && upstream === null
    const given = refusal ?? (isNowhere ? refuse('upstream_missing') : null)
    if (given === null) return null
    return viewAnswer(answerRefusal(given, contract, { surface, requestId }))
  }
}

function viewEntrance(entrance: Entrance) {
  const { isOpen, project, headers, secretHeader, ...rest } = entrance
  return {
    ...rest,
    is_open: isOpen,
    project_segment: project?.segment ?? null,
    headers: headers.map(({ header }) => header),
    secret_header: secretHeader,
  }
}

function viewTried({ failures, refusal, principal, standings }: Tried) {
  return {
    valid: refusal === null,
    code: refusal?.code ?? ('valid' as const),
    principal: principal === null ? null : viewPrincipal(principal),
    ...viewStandings(standings),
    failures: failures.map((code) => ({ code, detail: refusals[code].says })),
  }
}

function viewAnswer({ status, headers, body }: Answer) {
  return {
    status,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body,
  }
}
