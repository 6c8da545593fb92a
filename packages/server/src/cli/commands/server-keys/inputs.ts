import { permissions } from '../../../http/control/permission-names.ts'
import { choices, list } from '../../definition/options.ts'

export const permissionsOption = (says: string) =>
  choices(permissions, { value: 'list', says: `${says} (out of ${permissions.join(', ')})` })

export const givenScopesOption = list(
  'list',
  'scopes that it may give to keys which it makes; left out: all, where it may make keys',
)
