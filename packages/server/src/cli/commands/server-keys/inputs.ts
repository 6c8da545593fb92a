import { permissions } from '../../../http/control/permissions.ts'
import { choices } from '../../definition/options.ts'

export const permissionsOption = (says: string) =>
  choices(permissions, { value: 'list', says: `${says} (out of ${permissions.join(', ')})` })
