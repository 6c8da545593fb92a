import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refused } from '../serving/refused.ts'
import { createService, type Service, type ServiceOptions } from '../serving/service.ts'
import type { Belongings, Kind, Warehouse } from './belongings.ts'

export interface WorkspaceServiceOptions extends Pick<ServiceOptions, 'verify'> {
  readonly warehouse: Warehouse
}

const kinds: readonly Kind[] = ['documents', 'collections', 'process-runs', 'configurations']
const name = Type.String({ minLength: 1, maxLength: 200 })
const documentWish = Type.Object({ title: name, text: Type.String({ maxLength: 50_000 }) })
const collectionWish = Type.Object({ name, documents: Type.Array(Type.String()) })
const runWish = Type.Object({ process: Type.Literal('count-words') })
const configurationWish = Type.Object({ value: Type.Unknown() })
const itemPath = Type.Object({ workspace_id: Type.String(), id: name })

/** Documents, collections, process runs and configurations, each in its workspace. */
export function createWorkspaceService({ verify, warehouse }: WorkspaceServiceOptions): Service {
  const refusalBody = (code: string, message: string) => ({
    error: { code: code.toLowerCase(), message },
  })
  const belongings = (request: Asking) => warehouse.of(workspaceOf(request))
  return createService({ verify, refusalBody }, (app) => {
    for (const kind of kinds) {
      app.get(`/v1/w/:workspace_id/${kind}`, async (request) => {
        return { data: belongings(request).list(kind) }
      })
    }
    addRoutesThatChange(app, belongings)
  })
}

type Find = (request: Asking) => Belongings

function addRoutesThatChange(app: Service, belongings: Find): void {
  const workspace = '/v1/w/:workspace_id'
  const document = { schema: { params: itemPath } }

  app.post(`${workspace}/documents`, { schema: { body: documentWish } }, (request, reply) =>
    reply.code(201).send(belongings(request).put('documents', newId('doc'), request.body)),
  )
  app.get(`${workspace}/documents/:id`, document, async (request) => {
    return belongings(request).find('documents', request.params.id) ?? absent()
  })
  app.delete(`${workspace}/documents/:id`, document, (request, reply) => {
    if (!belongings(request).remove('documents', request.params.id)) absent()
    return reply.code(204).send()
  })

  app.post(`${workspace}/collections`, { schema: { body: collectionWish } }, (request, reply) => {
    const own = belongings(request)
    const isMissing = (id: string) => own.find('documents', id) === null
    if (request.body.documents.some(isMissing)) absent()
    return reply.code(201).send(own.put('collections', newId('col'), request.body))
  })

  app.post(`${workspace}/process-runs`, { schema: { body: runWish } }, (request, reply) => {
    const own = belongings(request)
    const result = { words: wordsIn(own) }
    const run = { process: request.body.process, status: 'finished', result }
    return reply.code(201).send(own.put('process-runs', newId('run'), run))
  })

  const configuration = { schema: { params: itemPath, body: configurationWish } }
  app.put(`${workspace}/configurations/:id`, configuration, async (request) =>
    belongings(request).put('configurations', request.params.id, request.body),
  )
}

type Asking = Pick<FastifyRequest, 'identity' | 'params'>

/**
 * A key of a workspace works in that one, whatever the path says; a key of the server in the one that
 * the path names by its id.
 */
function workspaceOf({ identity: { project }, params }: Asking): string {
  const { workspace_id: named = '' } = params as { readonly workspace_id?: string }
  if (project === null) return /^prj_\w+$/.test(named) ? named : absent()
  return named === project.id || named === project.slug ? project.id : absent()
}

function absent(): never {
  throw new Refused(404, 'object_unknown', 'There is no such object.')
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(9).toString('hex')}`
}

function wordsIn(own: Belongings): number {
  const texts = own.list('documents').map(({ text }) => String(text))
  return texts.flatMap((text) => text.split(/\s+/).filter((word) => word !== '')).length
}
