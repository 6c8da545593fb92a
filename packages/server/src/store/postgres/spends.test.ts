import type { Allowance } from '@countersign/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../../../../test/postgres/database.ts'
import type { Store } from '../port.ts'
import { withClient } from '../suite/with-client.ts'
import { openPostgresStore } from './postgres-store.ts'

const minute: Allowance = {
  ...{ name: 'x', most: 5, per: 'minute', burst: true },
  ...{ whenUnreachable: 'closed', isQuota: false },
}

describe('counters on PostgreSQL', () => {
  let url: string
  let store: Store
  beforeAll(async () => {
    url = await createTestDatabase()
    store = await openPostgresStore({ url })
  })
  afterAll(() => store.close())

  const spend = async (name: string, allowance = minute) => {
    const [spent] = await store.spend([{ counters: [{ name, allowance }], cost: 1 }])
    if (spent === undefined) throw new Error('no answer')
    return spent
  }
  const names = (table: string) =>
    withClient(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(`select name from ${table} order by 1`)
      return rows.map(({ name }) => name)
    })

  it('of windows that ended are forgotten, and their time does not come again', async () => {
    const day = { ...minute, per: 'day' } as const
    await spend('new', minute)
    await spend('new day', day)
    await withClient(url, async (client) => {
      const row = (table: string, name: string, agoMs: number, freeInMs: number) => {
        const text = `insert into ${table} select $1, t - 1, t - $2::bigint, 5, (t + $3::bigint) * 1000
          from (select extract(epoch from now())::bigint * 1000 as t) as now`
        return client.query(text, [name, agoMs, freeInMs])
      }
      await row('limit_windows', 'old', 70_000, -70_000)
      await row('limit_windows', 'just ended', 30_000, -70_000)
      await row('limit_windows', 'makes wait', 70_000, 60_000)
      await row('kept_windows', 'old day', 70_000, -70_000)
      const { rows } = await client.query('select forget_windows(100) as forgotten')
      expect(rows).toEqual([{ forgotten: 1 }])
      const marks = await client.query<{ ago: number }>(
        `select (extract(epoch from now()) * 1000 - not_before)::integer as ago from limit_marks`,
      )
      expect(Math.abs((marks.rows[0]?.ago ?? 0) - 60_000)).toBeLessThan(10_000)
    })
    expect(await names('limit_windows')).toEqual(['just ended', 'makes wait', 'new'])
    expect(await names('kept_windows')).toEqual(['new day'])
  })

  it('go by the latest time that was, after a clock was set back', async () => {
    const ahead = 7_200_000
    await withClient(url, (client) =>
      client.query(
        `update limit_marks set not_before = extract(epoch from now())::bigint * 1000 + ${ahead}`,
      ),
    )
    const first = await spend('late')
    expect(first.at - Date.now()).toBeGreaterThan(ahead / 2)
    await withClient(url, (client) => client.query('update limit_marks set not_before = 0'))
    // a counter stays in the window that it has been in, whatever the clock says now
    const answers = [await spend('late'), await spend('late')]
    expect(answers.map(({ counters }) => counters[0]?.startsAt)).toEqual([
      first.counters[0]?.startsAt,
      first.counters[0]?.startsAt,
    ])
    expect(answers.map(({ counters }) => counters[0]?.spent)).toEqual([2, 3])
  })

  it('that are made anew after a crash count windows as full that had begun before', async () => {
    const day = { ...minute, per: 'day' } as const
    const quota = { ...minute, per: 'month', isQuota: true } as const
    await withClient(url, (client) => client.query('truncate limit_windows, limit_marks'))
    const before = Math.floor(Date.now() / 60_000)
    const answer = await spend('anyone')
    if (Math.floor(Date.now() / 60_000) === before) {
      expect(answer).toMatchObject({ isSpent: false, counters: [{ spent: 5 }] })
    }
    expect(await spend('anyone day', day)).toMatchObject({ isSpent: true })
    expect(await spend('anyone month', quota)).toMatchObject({ isSpent: true })
  })
})
