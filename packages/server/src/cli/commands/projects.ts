import { group } from '../definition/command.ts'
import { changeProject } from './projects/change.ts'
import { createProject } from './projects/create.ts'
import { deleteProject } from './projects/delete.ts'
import { getProject } from './projects/get.ts'
import { listProjects } from './projects/list.ts'

export const projects = group({
  name: 'projects',
  summary: 'Manage projects: the tenants that keys belong to.',
  commands: [createProject, listProjects, getProject, changeProject, deleteProject],
})
