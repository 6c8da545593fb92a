import { isDeepStrictEqual } from 'node:util'
import { done, type Outcome, refused } from '../../engine/outcome.ts'
import { authenticationPage } from '../../page/authentication-page.ts'
import { firstRequests } from '../../page/first-requests.ts'
import {
  personalContract,
  type Reader,
  secretPlaceholder,
  shortened,
  valuesOf,
} from '../../page/personal.ts'
import { installationSection } from '../../page/sections/installation.ts'
import { isForClients } from '../../page/vocabulary.ts'
import type { StoredKey } from '../../store/port.ts'
import type { ProjectRecord } from '../../store/records.ts'
import { listed, respond } from '../control/context.ts'
import type { PortalContext } from './context.ts'
import { callerOf, portalOperation } from './operation.ts'
import { ownKey } from './own.ts'
import { Samples } from './page-objects.ts'
import { viewBlock } from './page-view.ts'
import { ProjectParams, SamplesQuery } from './schemas.ts'

/** The published page of the contract, as a member of a project reads it. */
export function addSamplesRoute(context: PortalContext): void {
  const { app, engine, dialect } = context
  app.route({
    ...portalOperation('samples.get', context),
    schema: { params: ProjectParams, querystring: SamplesQuery, response: { 200: Samples } },
    handler: async (request, reply) => {
      const answering = { request, reply, dialect }
      const { projectId } = callerOf(request)
      const { key: named } = request.query
      const project = await engine.store.project(projectId)
      if (project === null) return respond(refused('object_unknown'), answering, listed)
      const key: Outcome<StoredKey | null> =
        named === undefined
          ? done(await usualKey(project, context))
          : await ownKey(request, named, context)
      if (!key.ok) return respond(key, answering, listed)
      return respond(done(viewPage(project, key.value, context)), answering, listed)
    },
  })
}

/** The newest that is good: of clients, where these are what callers have. */
async function usualKey(
  { id: projectId }: ProjectRecord,
  { engine, installation: { contract } }: PortalContext,
): Promise<StoredKey | null> {
  const filter = { level: 'project', projectId, state: 'active' } as const
  const keys = await engine.store.keys(filter, { before: null, limit: 100 })
  const wanted = isForClients(contract)
  return keys.find(({ key }) => (key.clientId !== null) === wanted) ?? null
}

function viewPage(
  project: ProjectRecord,
  stored: StoredKey | null,
  { installation: { contract, publicUrl } }: PortalContext,
) {
  const keyPrefix = stored?.key.keyPrefix ?? null
  const reader: Reader = { project, keyPrefix, clientId: stored?.key.clientId ?? null }
  const personal = personalContract(contract, reader)
  const firsts = firstRequests(personal)
  const seen = {
    base: publicUrl,
    values: valuesOf(contract, reader),
    nameOf: (request: object) =>
      firsts.find((first) => isDeepStrictEqual(first.request, request))?.purpose ?? null,
  }
  const { title, sections } = authenticationPage(personal)
  const place = secretPlaceholder(contract, reader.clientId)
  const secret = keyPrefix === null ? place : shortened(keyPrefix)
  const ofOperators = installationSection(contract)?.title
  return {
    title,
    placeholders: [{ text: secret, is_secret: true }],
    sections: sections
      .filter((section) => section.title !== ofOperators)
      .map((section) => ({
        title: section.title,
        blocks: section.blocks.map((block) => viewBlock(block, seen)),
      })),
  }
}
