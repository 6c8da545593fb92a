/** Passes items on, and says at every tenth of them how far it is. */
export function* withProgress<Item>(
  items: Iterable<Item>,
  { of, into, say }: { of: number; into: string; say: (progress: string) => void },
): Generator<Item> {
  let passed = 0
  for (const item of items) {
    yield item
    passed++
    if (passed % Math.ceil(of / 10) === 0) say(`  ${passed} of ${of} keys into ${into}`)
  }
}
