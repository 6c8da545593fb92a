import { required, text } from '../../definition/options.ts'

export const projectArgument = {
  project: required(text('project', 'the slug or the id of the project')),
}
