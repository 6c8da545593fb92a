import { auditActions, type ChainPlace } from '@countersign/core'
import { present, type Values } from '../../definition/command.ts'
import { WrongUsage } from '../../definition/endings.ts'
import { choice, type Input, text } from '../../definition/options.ts'

/** Which records are meant. */
export const auditFilterOptions = {
  actor: text('actor', 'those of one: admin, service, or the id of a key'),
  action: {
    ...choice(auditActions, 'those of one action, such as key.revoke'),
    value: 'action',
  },
  object: text('id', 'those of one object'),
  project: text('project', 'those of a project, by its id or slug'),
  from: text('instant', 'those since then, such as 2030-01-31T12:00:00Z'),
  until: text('instant', 'those before then'),
}

export function auditFilterOf(given: Values<typeof auditFilterOptions>) {
  const { actor, action, object, project, from, until } = given
  return present({ actor, action, object, project, from, until })
}

/** A place in the chain as `audit head` prints it. */
export const placeOf = ({ sequence, hash }: ChainPlace): string => `${sequence}:${hash}`

/** Reads it back. */
export const placeOption = (says: string): Input<ChainPlace | undefined> => ({
  ...text('sequence:hash', says),
  read: ([given]) => {
    if (given === undefined) return undefined
    const [, sequence, hash] = /^([1-9][0-9]{0,14}):([0-9a-f]{64})$/.exec(given) ?? []
    if (sequence === undefined || hash === undefined) {
      throw new WrongUsage('expected a head as countersign audit head prints it')
    }
    return { sequence: Number(sequence), hash }
  },
})
