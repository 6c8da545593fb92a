import { addAppFiles, pageOptions } from '../app-files.ts'
import type { Listener } from '../listener.ts'

const place = '/dashboard'

/** Serves the dashboard as it was built, and leads whoever comes without a path to it. */
export function addDashboard(app: Listener, directory: string): void {
  app.get('/', pageOptions, (_request, reply) => reply.redirect(`${place}/`, 302))
  addAppFiles(app, { at: place, directory })
}
