import type { Change, Store } from '../port.ts'
import type { MakeData } from '../suite.ts'
import { anAuditRecord } from './records.ts'

/** The same store, each change of which leaves some record: for tests of other things. */
export function recording(store: Store): Store {
  return {
    ...store,
    change: <Result>(work: (change: Change) => Promise<Result>) =>
      store.change(async (change) => {
        const result = await work(change)
        await change.record(anAuditRecord())
        return result
      }),
  }
}

export function recordingData(makeData: MakeData): MakeData {
  return async () => {
    const data = await makeData()
    return { ...data, open: async () => recording(await data.open()) }
  }
}
