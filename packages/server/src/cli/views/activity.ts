import type { Look } from '../output/look.ts'

interface Switched {
  readonly is_active: boolean
}

export function activity({ is_active }: Switched): string {
  return is_active ? 'active' : 'inactive'
}

export function viewActivity(object: Switched, { paint }: Look): string {
  return paint(object.is_active ? 'green' : 'yellow', activity(object))
}
