import { Type } from 'typebox'
import { changeProject } from '../../engine/change-project.ts'
import { createProject } from '../../engine/create-project.ts'
import { refused } from '../../engine/outcome.ts'
import { authorized, type ControlContext, respond } from './context.ts'
import { readPage, viewPage } from './pages.ts'
import { Body, Contact, Name, OrNull, PageQuery, ProjectParams, Slug } from './schemas.ts'
import { viewProject } from './views.ts'

const NewProject = Body({ slug: Slug, name: Name, contact: Type.Optional(OrNull(Contact)) })
const ChangedProject = Body({
  slug: Type.Optional(Slug),
  name: Type.Optional(Name),
  contact: Type.Optional(OrNull(Contact)),
  is_active: Type.Optional(Type.Boolean()),
})

export function addProjectRoutes(context: ControlContext): void {
  const { app, engine, dialect } = context
  const read = authorized('projects.read', context)
  const write = authorized('projects.write', context)

  app.post('/v1/projects', { ...write, schema: { body: NewProject } }, async (request, reply) => {
    const { slug, name, contact } = request.body
    const outcome = await createProject({ slug, name, contact: contact ?? null }, engine)
    return respond(outcome, { request, reply, dialect }, { status: 201, view: viewProject })
  })

  app.get('/v1/projects', { ...read, schema: { querystring: PageQuery } }, async (request) => {
    const page = readPage('project', request.query)
    const projects = await engine.store.projects({ ...page, limit: page.limit + 1 })
    return viewPage(projects, page.limit, { view: viewProject, idOf: ({ id }) => id })
  })

  app.get(
    '/v1/projects/:project',
    { ...read, schema: { params: ProjectParams } },
    async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      const outcome =
        project === null ? refused('object_unknown') : ({ ok: true, value: project } as const)
      return respond(outcome, { request, reply, dialect }, { status: 200, view: viewProject })
    },
  )

  app.patch(
    '/v1/projects/:project',
    { ...write, schema: { params: ProjectParams, body: ChangedProject } },
    async (request, reply) => {
      const { is_active: isActive, ...members } = request.body
      const command = { ...members, ...(isActive === undefined ? {} : { isActive }) }
      const outcome = await changeProject(request.params.project, command, engine)
      return respond(outcome, { request, reply, dialect }, { status: 200, view: viewProject })
    },
  )
}
