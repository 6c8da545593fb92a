import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from './port.ts'
import { changesAreAtomic } from './suite/atomic-changes.ts'
import { changesAreRecorded } from './suite/audit-records.ts'
import { recordsAreSealed } from './suite/audit-sealing.ts'
import { manyAreChangedAtOnce } from './suite/bulk-changes.ts'
import { countersAreExact } from './suite/counters.ts'
import { panelsHaveSessions } from './suite/embed-sessions.ts'
import { expiriesAreTold } from './suite/expired-keys.ts'
import { whatIsAmissIsFound } from './suite/findings.ts'
import { storesEnd } from './suite/lifetime.ts'
import { listingsAreComplete } from './suite/listings.ts'
import { lookupsAreTrue } from './suite/lookups.ts'
import { operatorsSignIn } from './suite/operators.ts'
import { customersSignIn } from './suite/portal.ts'
import { recordingData } from './suite/recording.ts'
import { recordsComeBack } from './suite/records-come-back.ts'
import { requestsAreClaimedOnce } from './suite/requests.ts'
import { tokensAreRevoked } from './suite/revoked-tokens.ts'
import { signingKeysAreAgreedOn } from './suite/signing-keys.ts'
import { onlyOneIsFirst } from './suite/singletons.ts'
import { positionsAreGivenOnce } from './suite/status-positions.ts'
import { usageIsAddedUp } from './suite/usage.ts'
import { usesAreGathered } from './suite/uses.ts'

/** An empty set of data, which may be opened, closed and opened again. */
export interface Data {
  readonly open: () => Promise<Store>
  readonly remove: () => Promise<void>
}

export type MakeData = () => Promise<Data>

/** What every store promises; `port.ts` says it in words. Each adapter's tests call this once. */
export function storeSuite(name: string, makeUnrecorded: MakeData): void {
  const makeData = recordingData(makeUnrecorded)
  describe(name, () => {
    changesAreRecorded(makeUnrecorded)
    recordsAreSealed(makeUnrecorded)
    expiriesAreTold(makeUnrecorded)
    describe('on one store', () => {
      let data: Data
      let store: Store
      beforeAll(async () => {
        data = await makeData()
        store = await data.open()
      })
      afterAll(async () => {
        await store.close()
        await data.remove()
      })
      const given = (): Store => store

      recordsComeBack(given)
      lookupsAreTrue(given)
      changesAreAtomic(given)
      listingsAreComplete(given)
      usesAreGathered(given)
      whatIsAmissIsFound(given)
      usageIsAddedUp(given)
      countersAreExact(given)
      signingKeysAreAgreedOn(given)
      manyAreChangedAtOnce(given)
      requestsAreClaimedOnce(given)
      tokensAreRevoked(given)
      positionsAreGivenOnce(given)
      operatorsSignIn(given)
      customersSignIn(given)
      panelsHaveSessions(given)
    })
    onlyOneIsFirst(makeData)
    storesEnd(makeData)
  })
}
