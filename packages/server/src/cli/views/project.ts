import type { Project } from '../api-objects.ts'
import { renderFields } from '../output/fields.ts'
import type { Look } from '../output/look.ts'
import { day, printable, shown, time } from '../output/printable.ts'
import type { Column } from '../output/table.ts'
import { activity, viewActivity } from './activity.ts'

export const projectColumns: readonly Column<Project>[] = [
  { title: 'SLUG', of: ({ slug }) => printable(slug) },
  { title: 'NAME', of: ({ name }) => shown(name), narrowest: 8 },
  { title: 'STATE', of: activity },
  { title: 'ID', of: ({ id }) => printable(id) },
  { title: 'CONTACT', of: ({ contact }) => shown(contact), narrowest: 8 },
  { title: 'CREATED', of: ({ created_at }) => day(created_at) },
]

export function viewProject(project: Project, look: Look): string {
  return renderFields(
    [
      ['slug', printable(project.slug)],
      ['name', shown(project.name)],
      ['state', viewActivity(project, look)],
      ['id', printable(project.id)],
      ['contact', shown(project.contact)],
      ['created', time(project.created_at)],
      ['changed', time(project.updated_at)],
    ],
    look,
  )
}
