import { required, text } from '../../definition/options.ts'
import { projectArgument } from '../projects/inputs.ts'

export const memberArguments = {
  ...projectArgument,
  member: required(text('member', 'the id of the member, as the list has it')),
}
