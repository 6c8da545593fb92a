/** What has become of several things so far. */
export interface Progress<Item> {
  readonly done: number
  readonly failures: readonly { readonly item: Item; readonly error: unknown }[]
}

export interface Watch<Item> {
  readonly told: (progress: Progress<Item>) => void
  /** Aborted: what is under way is finished, and nothing else is begun. */
  readonly signal: AbortSignal
}

/** At once: quick for hundreds, and no flood for the service. */
const atOnce = 4

/** Does something to each of the items; one that fails keeps none of the others from it. */
export async function runEach<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
  { told, signal }: Watch<Item>,
): Promise<Progress<Item>> {
  let progress: Progress<Item> = { done: 0, failures: [] }
  const waiting = items[Symbol.iterator]()
  const work = async (): Promise<void> => {
    for (const item of waiting) {
      if (signal.aborted) return
      try {
        await act(item)
        progress = { ...progress, done: progress.done + 1 }
      } catch (error) {
        progress = { ...progress, failures: [...progress.failures, { item, error }] }
      }
      told(progress)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return progress
}
