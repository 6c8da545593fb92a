import { bucketMs, bucketStart, type KeyId, type UnixMillis } from '@countersign/core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import type { UsageCode, UsageCount, UsageKept, UsageSlice } from '../usage.ts'
import { aClient, aKey, aProject, longAgo, newKeyId } from './records.ts'

const day = bucketStart('day', longAgo)
const forever = { hour: bucketMs.day * 36_500, day: bucketMs.day * 36_500 }

/** Every test has keys of its own: others leave theirs. */
export function usageIsAddedUp(given: () => Store): void {
  let isRolled = false
  const record = async (node: string, number: number, counts: readonly UsageCount[]) => {
    await given().recordUsage({ node, number, counts })
    while (await given().addUpUsage());
    if (isRolled) await tendAll(forever)
  }
  const tendAll = async (kept: UsageKept) => {
    while (await given().tendUsage(kept));
  }
  const sumsOf = async (keyId: KeyId, bucket: 'hour' | 'day' = 'hour') => {
    const figures = await given().usage({ ...allTime, bucket, filter: { keyId } })
    return figures.map(({ bucket: at, requests, accepted, cost }) => {
      return [(at - day) / bucketMs.hour, requests, accepted, cost]
    })
  }

  describe.each(['usage', 'usage whose ended hours are in their days'])('%s', (name) => {
    beforeAll(() => {
      isRolled = name !== 'usage'
    })

    it('is added up by hour and by day', async () => {
      const key = newKeyId()
      await record(newKeyId(), 1, [count(key, 3), count(key, 4, refused('key_revoked', 7))])
      await record(newKeyId(), 1, [count(key, 3, { requests: 2, cost: 50 }), count(key, 30)])
      expect(await sumsOf(key)).toEqual([
        [3, 3, 3, 60],
        [4, 7, 0, 0],
        [30, 1, 1, 10],
      ])
      expect(await sumsOf(key, 'day')).toEqual([
        [0, 10, 3, 60],
        [24, 1, 1, 10],
      ])
    })

    it('is added once, however often a batch is sent', async () => {
      const [node, key] = [newKeyId(), newKeyId()]
      const send = (number: number) => record(node, number, [count(key, 0)])
      await Promise.all([send(1), send(1), send(1)])
      await Promise.all([send(2), send(2)])
      await send(1)
      expect(await sumsOf(key)).toEqual([[0, 2, 2, 20]])
    })

    it('of many nodes at once is added up without loss', async () => {
      const keys = Array.from({ length: 40 }, () => newKeyId())
      const nodes = Array.from({ length: 8 }, () => newKeyId())
      const backwards = keys.toReversed()
      await Promise.all(
        nodes.flatMap((node, place) =>
          (place % 2 === 0 ? [keys] : [backwards]).map((mine) =>
            record(
              node,
              1,
              mine.map((key) => count(key, 0)),
            ),
          ),
        ),
      )
      for (const key of keys) expect(await sumsOf(key)).toEqual([[0, 8, 8, 80]])
    })

    it('is told by key, client, project, code and environment', async () => {
      const project = aProject()
      const client = aClient(project.id)
      const live = aKey(project.id, { clientId: client.id, name: 'Live' })
      const test = aKey(project.id, { environment: 'test', name: 'Test' })
      await given().change(async (change) => {
        await change.insertProject(project)
        await change.insertClient(client)
        await change.insertKey(live)
        await change.insertKey(test)
      })
      await record(newKeyId(), 1, [
        count(live.key.id, 0),
        count(live.key.id, 0, refused('key_expired', 4)),
        count(test.key.id, 0),
      ])
      const question = { ...allTime, filter: { projectId: project.id } }
      const by = async (...groupBy: UsageSlice['groupBy']) =>
        (await given().usage({ ...question, groupBy })).map(({ of, names, requests }) => {
          return { ...of, named: names, requests }
        })
      expect(await by()).toEqual([{ named: {}, requests: 6 }])
      expect(await by('project')).toEqual([
        { project: project.id, named: { project: project.slug }, requests: 6 },
      ])
      expect(await by('client')).toEqual([
        { client: '', named: {}, requests: 1 },
        { client: client.id, named: { client: client.name }, requests: 5 },
      ])
      expect(await by('code', 'environment')).toEqual([
        { code: 'key_expired', environment: 'live', named: {}, requests: 4 },
        { code: 'valid', environment: 'live', named: {}, requests: 1 },
        { code: 'valid', environment: 'test', named: {}, requests: 1 },
      ])
      const some = await given().usage({ ...question, filter: { clientId: client.id } })
      expect(some.map(({ requests, accepted }) => [requests, accepted])).toEqual([[5, 1]])
      const tests = await given().usage({ ...question, filter: { environment: 'test' } })
      expect(tests.length).toBeGreaterThan(0)
    })

    it('of an hour that is in its day already is added to both, whatever letters keys begin with', async () => {
      const [rest, hour] = [newKeyId().slice(1), isRolled ? 8_000 : 8_010]
      const keys = ['b', 'C', 'd', 'B'].map((letter) => `${letter}${rest}` as KeyId)
      for (const key of keys) await record(newKeyId(), 1, [count(key, hour)])
      for (const key of keys) {
        expect(await sumsOf(key)).toEqual([[hour, 1, 1, 10]])
        expect((await sumsOf(key, 'day')).map(([, requests]) => requests)).toEqual([1])
      }
    })

    it('is read in slices that go on where the last one ended', async () => {
      const keys = Array.from({ length: 25 }, () => newKeyId()).sort()
      await record(
        newKeyId(),
        1,
        keys.flatMap((key) => [count(key, 5_000), count(key, 5_000, refused('key_revoked', 1))]),
      )
      const from = at(5_000)
      const question = { ...allTime, from, until: at(5_001), groupBy: ['key', 'code'] } as const
      const seen: string[] = []
      let after: UsageSlice['after'] = null
      for (;;) {
        const slice = await given().usage({ ...question, after, limit: 7 })
        seen.push(...slice.map(({ of }) => `${of.key} ${of.code}`))
        const last = slice.at(-1)
        if (last === undefined) break
        after = last.of
      }
      expect(seen).toEqual(keys.flatMap((key) => [`${key} key_revoked`, `${key} valid`]))
    })

    it('without a key is kept as such', async () => {
      const hour = isRolled ? 7_000 : 7_001
      await record(newKeyId(), 1, [
        { ...count(newKeyId(), hour, refused('key_unknown', 3)), keyId: null },
      ])
      const span = { from: at(hour), until: at(hour + 1) }
      const figures = await given().usage({ ...allTime, ...span, groupBy: ['key', 'project'] })
      expect(figures).toMatchObject([{ of: { key: '', project: '' }, requests: 3 }])
    })

    it('is forgotten by hour and by day, when each is old enough', async () => {
      const [old, recent] = [newKeyId(), newKeyId()]
      const now = bucketStart('hour', Date.now())
      const hour = (keyId: KeyId, before: number): UsageCount => {
        return { ...count(keyId, 0), hour: (now - before * bucketMs.hour) as UnixMillis }
      }
      const many = Array.from({ length: 2_100 }, () => hour(newKeyId(), 200))
      await record(newKeyId(), 1, [...many, hour(old, 100), hour(recent, 1)])
      await tendAll({ ...forever, hour: 50 * bucketMs.hour })
      const hours = async (key: KeyId) => (await sumsOf(key)).map(([, requests]) => requests)
      const days = async (key: KeyId) => (await sumsOf(key, 'day')).map(([, requests]) => requests)
      expect([await hours(old), await hours(recent)]).toEqual([[], [1]])
      expect([await days(old), await days(recent)]).toEqual([[1], [1]])
      await tendAll({ hour: 50 * bucketMs.hour, day: 2 * bucketMs.day })
      expect([await days(old), await days(recent)]).toEqual([[], [1]])
    })
  })
}

const allTime: UsageSlice = {
  bucket: 'hour',
  from: 0 as UnixMillis,
  until: (day * 2) as UnixMillis,
  groupBy: [],
  filter: {},
  after: null,
  limit: 1_000,
}

const at = (hours: number) => (day + hours * bucketMs.hour) as UnixMillis

function count(keyId: KeyId, hours: number, over: Partial<UsageCount> = {}): UsageCount {
  return { keyId, hour: at(hours), code: 'valid', requests: 1, cost: 10, lastUse: null, ...over }
}

/** What a refusal costs is nothing. */
function refused(code: UsageCode, requests: number): Partial<UsageCount> {
  return { code, requests, cost: 0 }
}
