import { required, text } from '../../definition/options.ts'

export const clientArgument = {
  client: required(text('client', 'the client_id, client_…')),
}
