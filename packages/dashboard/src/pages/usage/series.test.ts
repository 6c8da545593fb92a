import { expect, test } from 'vitest'
import type { Figure } from '../../api/figures-query.ts'
import { grouped, total } from './series.ts'

const hours = ['2026-11-01T00:00:00.000Z', '2026-11-01T01:00:00.000Z']
const buckets = hours.map((hour) => Date.parse(hour))
const figure = (place: number, id: string, accepted: number, refused = 0): Figure => ({
  ...{ bucket: hours[place] ?? '', key_id: id, key_name: `Key ${id}`, cost: 0 },
  ...{ accepted, refused, requests: accepted + refused },
})

test('a series has a number for every bucket, also where nothing was counted', () => {
  const figures = [figure(1, 'a', 3, 2), figure(1, 'b', 4)]
  const member = { id: 'accepted', name: 'Accepted' }
  expect(total({ figures, buckets, measure: 'accepted' }, member)).toMatchObject({
    values: [0, 7],
    sum: 7,
  })
})

test('the largest members have a series each, the others one together', () => {
  const figures = Array.from({ length: 9 }, (_, place) => figure(0, String(place), place))
  const series = grouped({ figures, buckets, measure: 'requests' }, 'key', 'Others')
  expect(series.map(({ name, sum }) => [name, sum])).toEqual([
    ['Key 8', 8],
    ['Key 7', 7],
    ['Key 6', 6],
    ['Key 5', 5],
    ['Key 4', 4],
    ['Others', 6],
  ])
})
