import type { Config } from './config.ts'
import { createProofs } from './engine/dpop-proof.ts'
import { createFetchText } from './engine/fetch-text.ts'
import { createHabits } from './engine/habits.ts'
import { createKnownKeys } from './engine/known-keys.ts'
import type { Engine } from './engine/ports.ts'
import { randomBytes, randomText, sha256 } from './engine/random.ts'
import { createRemoteKeys } from './engine/remote-keys.ts'
import type { RootSecret } from './engine/root-secret.ts'
import { createStatusPositions } from './engine/status-positions.ts'
import { createUsageCounters } from './engine/usage-counters.ts'
import type { Signing } from './installation/signing.ts'
import type { Observed } from './observe/observe.ts'
import type { Store } from './store/port.ts'

interface EngineParts {
  readonly config: Config
  readonly policy: Engine['policy']
  readonly root: RootSecret
  readonly signing: Pick<Signing, 'signingKeys' | 'rotation'>
  readonly observed: Observed
}

/** What the use cases work with, over a store. */
export function engineOver(store: Store, { config, policy, root, signing, observed }: EngineParts) {
  const { log } = observed
  const habits = createHabits(store, (error) => {
    log.warn({ err: error }, 'what was noticed about uses could not be written yet')
  })
  const usage = createUsageCounters(store, {
    node: randomText(22),
    lone: config.databaseUrl === null,
    written: habits.seen,
    onFailure: (error) => log.warn({ err: error }, 'usage could not be written yet'),
  })
  const crypto = {
    sha256,
    randomText,
    randomBytes,
    macKeys: root.macKeys,
    repeatable: root.repeatable,
  }
  return {
    store,
    policy,
    crypto,
    knownKeys: createKnownKeys(policy.formats, crypto),
    signingKeys: signing.signingKeys,
    rotation: signing.rotation,
    habits,
    usage,
    usageKept: config.usageKept,
    remoteKeys: createRemoteKeys(createFetchText(config.jwksUriPrivate)),
    proofs: createProofs(root),
    statusPositions: createStatusPositions(store),
    telemetry: telemetryTo(observed),
  } satisfies Engine
}

function telemetryTo({ counts, traces }: Observed): Engine['telemetry'] {
  return {
    verified: (outcome) => counts.verifications[outcome]++,
    limitUnreachable: (policy) => counts.limitsUnreachable[policy]++,
    step: traces?.step ?? null,
  }
}
