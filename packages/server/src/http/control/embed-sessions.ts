import { parseDuration } from '@countersign/core'
import { Type } from 'typebox'
import { type MadeEmbedSession, makeEmbedSession } from '../../engine/embed-session.ts'
import { refused } from '../../engine/outcome.ts'
import { type ControlContext, respond } from './context.ts'
import { closed, Id, Text, Time } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { Body, Duration, ProjectParams } from './schemas.ts'

/** In milliseconds: as long as somebody has the page open, and no longer than a day's work. */
const lifetime = { usual: 600_000, longest: 12 * 3_600_000 } as const

const Role = Type.Enum(['developer', 'viewer'], { description: '"developer" or "viewer"' })

const New = Body({
  role: Role,
  origin: Type.String({
    format: 'web-origin',
    maxLength: 300,
    description: 'an origin, such as "https://app.example.com"',
  }),
  lifetime: Type.Optional(Duration),
})

const Made = Type.Object(
  {
    session: Type.Object(
      { id: Id('emb'), project_id: Id('prj'), role: Role, origin: Text(300), expires_at: Time },
      { ...closed, title: 'EmbedSession' },
    ),
    token: Type.String({ maxLength: 64, description: 'Shown once.' }),
    script: Type.String({
      maxLength: 600,
      description: 'The address of the script that makes the frame of the panel.',
    }),
  },
  { ...closed, title: 'CreatedEmbedSession' },
)

/** Sessions for the panel of keys in a page of the API's own application. */
export function addEmbedSessionRoutes(context: ControlContext): void {
  const { app, engine, dialect, installation } = context
  app.route({
    ...operation('embedSessions.create', context),
    schema: { params: ProjectParams, body: New, response: { 201: Made } },
    handler: async (request, reply) => {
      const { role, origin, lifetime: asked } = request.body
      const lifetimeMs = lifetimeOf(asked)
      const wish = { project: request.params.project, role, origin }
      const by = { maker: operatorOf(request), engine }
      const outcome =
        lifetimeMs === null
          ? refused('body_invalid', { member: 'lifetime', expected: 'at most 12h' })
          : await makeEmbedSession({ ...wish, lifetimeMs }, by)
      const view = ({ session, token }: MadeEmbedSession) => ({
        session: {
          id: session.id,
          project_id: session.projectId,
          role: session.role,
          origin: session.origin,
          expires_at: new Date(session.expiresAt).toISOString(),
        },
        token,
        script: `${installation.publicUrl}/portal/embed.js`,
      })
      return respond(outcome, { request, reply, dialect }, { status: 201, view })
    },
  })
}

/** Null: longer than such a session may last. */
function lifetimeOf(text: string | undefined): number | null {
  const ms = text === undefined ? lifetime.usual : parseDuration(text)
  return ms !== null && ms <= lifetime.longest ? ms : null
}
