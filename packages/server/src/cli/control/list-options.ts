import { wholeNumber } from '../definition/options.ts'

export const limitOption = {
  limit: wholeNumber('number', 'show at most so many; left out: 200, and with --json all'),
}
