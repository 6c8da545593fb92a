import { group } from '../definition/command.ts'
import { resetOperators } from './operators/reset.ts'

export const operators = group({
  name: 'operators',
  summary: 'The way back in for those who operate the installation.',
  details:
    'Operators with a sign-in of their own come with the dashboard, which this version does not have yet: until then the admin key is what opens the control API, and server-keys create makes others with fewer rights.',
  commands: [resetOperators],
})
