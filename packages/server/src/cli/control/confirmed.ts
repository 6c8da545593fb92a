import { Failed } from '../definition/endings.ts'
import { toggle } from '../definition/options.ts'
import type { Surroundings } from '../surroundings.ts'

export const yesOption = { yes: toggle('do it without asking, as in a program') }

/** Goes on when the person agrees, or has said so on the command line. Throws Failed else. */
export async function confirmed(
  isAgreed: boolean,
  question: string,
  { ask }: Pick<Surroundings, 'ask'>,
): Promise<void> {
  if (isAgreed || (await ask.confirm(question))) return
  throw new Failed('Nothing was changed.')
}
