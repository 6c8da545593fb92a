import { Type } from 'typebox'
import { changeProject } from '../../engine/change-project.ts'
import { createProject } from '../../engine/create-project.ts'
import { deleteProject } from '../../engine/delete-project.ts'
import { done, refused } from '../../engine/outcome.ts'
import type { ProjectRecord } from '../../store/records.ts'
import { type ControlContext, listed, respond, type Success } from './context.ts'
import { Project, pageOf } from './objects.ts'
import { operation, operatorOf } from './operation.ts'
import { readPage, viewPage } from './pages.ts'
import { expectedOf, onceOf } from './request-headers.ts'
import { Body, Contact, Name, ObjectsQuery, OrNull, ProjectParams, Slug } from './schemas.ts'
import { viewProject } from './views.ts'

const NewProject = Body({ slug: Slug, name: Name, contact: Type.Optional(OrNull(Contact)) })
const ChangedProject = Body({
  slug: Type.Optional(Slug),
  name: Type.Optional(Name),
  contact: Type.Optional(OrNull(Contact)),
  is_active: Type.Optional(Type.Boolean()),
  self_service: Type.Optional(
    OrNull(Type.Boolean({ description: 'true, false, or null for what the installation has' })),
  ),
})

const read: Success<ProjectRecord> = {
  status: 200,
  view: viewProject,
  record: (project) => project,
}

export function addProjectRoutes(context: ControlContext): void {
  addProjectCollection(context)
  addProjectItem(context)
}

function addProjectCollection(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('projects.create', context),
    schema: { body: NewProject, response: { 201: Project } },
    handler: async (request, reply) => {
      const { slug, name, contact } = request.body
      const command = { slug, name, contact: contact ?? null }
      const making = { maker: operatorOf(request), once: onceOf(request), engine }
      const outcome = await createProject(command, making)
      return respond(outcome, { request, reply, dialect }, { ...read, status: 201 })
    },
  })

  app.route({
    ...operation('projects.list', context),
    schema: { querystring: ObjectsQuery, response: { 200: pageOf(Project, 'ProjectPage') } },
    handler: async (request, reply) => {
      const page = readPage('project', request.query)
      const { q: search, is_active: isActive } = request.query
      const beyond = { ...page, limit: page.limit + 1 }
      const projects = await engine.store.projects({ search, isActive }, beyond)
      const viewed = viewPage(projects, page.limit, { view: viewProject, idOf: ({ id }) => id })
      return respond(done(viewed), { request, reply, dialect }, listed)
    },
  })
}

function addProjectItem(context: ControlContext): void {
  const { app, engine, dialect } = context

  app.route({
    ...operation('projects.get', context),
    schema: { params: ProjectParams, response: { 200: Project } },
    handler: async (request, reply) => {
      const project = await engine.store.project(request.params.project)
      const outcome = project === null ? refused('object_unknown') : done(project)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('projects.change', context),
    schema: { params: ProjectParams, body: ChangedProject, response: { 200: Project } },
    handler: async (request, reply) => {
      const { is_active: isActive, self_service: selfService, ...members } = request.body
      const command = {
        ...members,
        ...(isActive === undefined ? {} : { isActive }),
        ...(selfService === undefined ? {} : { selfService }),
      }
      const ref = { ref: request.params.project, expected: expectedOf(request) }
      const by = { maker: operatorOf(request), engine }
      const outcome = await changeProject(ref, command, by)
      return respond(outcome, { request, reply, dialect }, read)
    },
  })

  app.route({
    ...operation('projects.delete', context),
    schema: { params: ProjectParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const ref = { ref: request.params.project, expected: expectedOf(request) }
      const by = { maker: operatorOf(request), engine }
      const outcome = await deleteProject(ref, by)
      return respond(outcome, { request, reply, dialect }, { status: 204, view: () => undefined })
    },
  })
}
