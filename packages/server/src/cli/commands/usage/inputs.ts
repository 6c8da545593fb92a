import { parseDuration, refusals } from '@countersign/core'
import { present, type Values } from '../../definition/command.ts'
import { WrongUsage } from '../../definition/endings.ts'
import { choice, choices, duration, text } from '../../definition/options.ts'

/** What figures may be told apart by, in the order of their columns. */
const groupNames = ['key', 'client', 'project', 'code', 'environment'] as const
export type Group = (typeof groupNames)[number]

/** Which figures are meant. */
export const questionOptions = {
  since: duration('of the time from so long ago until now, such as 7d'),
  from: text('instant', 'since then, such as 2030-01-31T12:00:00Z'),
  until: text('instant', 'until then'),
  bucket: choice(['day', 'hour'], 'what is summed; a day is usual'),
  by: choices(groupNames, {
    value: 'list',
    says: 'told apart by key, client, project, code and environment, or some of them',
  }),
  project: text('project', 'that of a project, by its id or slug'),
  client: text('client', 'that of a client, by its client_id'),
  key: text('key', 'that of a key, by its id'),
  environment: choice(['live', 'test'], 'that of one environment'),
  code: {
    ...choice(['valid', ...Object.keys(refusals)], 'what had this outcome: valid, or a refusal'),
    value: 'code',
  },
}

/** The same as a query, and its groups in the order in which they are shown. */
export function questionOf(given: Values<typeof questionOptions>, now: number) {
  const { since, from, until, bucket, by, project, client, key, environment, code } = given
  if (since !== undefined && (from ?? until) !== undefined) {
    throw new WrongUsage('--since says the whole range: leave out --from and --until.')
  }
  const ago = since === undefined ? null : parseDuration(since)
  const groups = groupNames.filter((one) => by?.includes(one))
  const query = present({
    ...{ project, client, key, environment },
    from: ago === null ? from : new Date(now - ago).toISOString(),
    until,
    bucket,
    group_by: groups.length === 0 ? undefined : groups.join(','),
    // the list that the option was read from is the one that the service knows
    code: code as Outcome | undefined,
  })
  return { groups, query }
}

type Outcome = 'valid' | keyof typeof refusals
