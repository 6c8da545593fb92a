import { required, text } from '../../definition/options.ts'

export const keyArgument = {
  key: required(text('key', 'the id of the key, key_…; never its secret')),
}
