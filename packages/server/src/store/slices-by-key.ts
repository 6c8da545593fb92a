import { setImmediate } from 'node:timers/promises'

/** So many are looked at before others have the thread: a few milliseconds. */
const mostWithoutPause = 10_000
/** Keys drawn for each slice, to cut the slices alike. */
const drawnForEach = 32

/**
 * Cuts into slices of about `most`: every key of one comes before every key of the next, so that
 * what lies on one page of a database is written with it. Within a slice nothing is in order, and
 * slices with many of one key are longer.
 */
export async function slicesByKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  most: number,
): Promise<readonly (readonly Item[])[]> {
  const count = Math.ceil(items.length / most)
  if (count < 2) return items.length === 0 ? [] : [items]
  const firsts = firstKeysOf(items, keyOf, count)
  const slices: Item[][] = Array.from({ length: count }, () => [])
  for (const [at, item] of items.entries()) {
    if (at % mostWithoutPause === mostWithoutPause - 1) await setImmediate()
    slices[placeOf(keyOf(item), firsts)]?.push(item)
  }
  return slices.filter((slice) => slice.length > 0)
}

/** Where each slice but the first begins, by an even draw of the keys. */
function firstKeysOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  count: number,
): readonly string[] {
  const apart = items.length / (count * drawnForEach)
  const drawn = Array.from({ length: count * drawnForEach }, (_, at) => {
    const item = items[Math.floor(at * apart)]
    return item === undefined ? '' : keyOf(item)
  }).sort()
  return Array.from({ length: count - 1 }, (_, at) => drawn[(at + 1) * drawnForEach] ?? '')
}

/** How many of these, in their order, are not after the key. */
function placeOf(key: string, firsts: readonly string[]): number {
  let [from, to] = [0, firsts.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((firsts[middle] ?? '') <= key) from = middle + 1
    else to = middle
  }
  return from
}
