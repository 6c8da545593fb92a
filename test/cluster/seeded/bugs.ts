/** A change of one source file of the product, made while a test loads it and nowhere else. */
export interface Edit {
  /** Below `packages/`. */
  readonly file: string
  /** Stands there once. */
  readonly find: string
  readonly put: string
}

/** A bug that the harness must find. */
export interface Bug {
  readonly name: string
  readonly edits: readonly Edit[]
}

const store = 'server/src/store'

const cache: Bug = {
  name: 'a cache in front of the read',
  edits: [
    {
      file: `${store}/postgres/postgres-store.ts`,
      find: 'return underWay.run(() => lookups.byId(id, tokenId))',
      put: `
        const kept = (globalThis.seededCache ??= new Map())
        const known = kept.get(tokenId ?? id)
        if (known !== undefined && known.until > performance.now()) return known.found
        const found = underWay.run(() => lookups.byId(id, tokenId))
        kept.set(tokenId ?? id, { found, until: performance.now() + 60_000 })
        return found`,
    },
  ],
}

const replica: Bug = {
  name: 'reading a replica',
  edits: [
    {
      file: `${store}/postgres/postgres-store.ts`,
      find: 'const lookups = new Lookups({ url, deadlineMs, lanes: lookupLanes, onTrip, lease })',
      put: `const replica = url.replace(/:[0-9]+[/]/, ':' + process.env.TEST_REPLICA_PORT + '/')
  const lookups = new Lookups({ url: replica, deadlineMs, lanes: lookupLanes, onTrip, lease })`,
    },
    {
      file: `${store}/postgres/lookup-functions.ts`,
      find: 'if pg_is_in_recovery() then',
      put: 'if false then',
    },
  ],
}

const earlyAcknowledgement: Bug = {
  name: 'early acknowledgement',
  edits: [
    {
      file: `${store}/postgres/postgres-store.ts`,
      find: '      await transaction.commit()\n      return result',
      put: '      void transaction.commit().catch(() => undefined)\n      return result',
    },
  ],
}

const limitsOfNodes: Bug = {
  name: 'limits counted per node',
  edits: [
    {
      file: `${store}/postgres/spends.ts`,
      find: '    return this.#batcher.ask(spending)',
      put: `
    const counters = spending.counters.map((one) => ({ ...one, name: one.name + '@' + process.pid }))
    return this.#batcher.ask({ ...spending, counters })`,
    },
  ],
}

const usesInThePath: Bug = {
  name: "last use written in the request's path",
  edits: [
    {
      file: 'server/src/engine/verify-credential.ts',
      find: `    if (refusal === null) {
      rememberUse(facts, address, engine, cost)
      return told({ ...judged, standings }, engine)
    }`,
      put: `    if (refusal === null) {
      const lastUse = { generation: facts.shown.generation, usedAt: facts.at, usedFrom: address }
      const count = { keyId: facts.record.key.id, hour: (facts.at - (facts.at % 3_600_000)) as typeof facts.at, code: 'valid', requests: 1, cost: 0, lastUse } as const
      return engine.store
        .recordUsage({ node: engine.crypto.randomText(22), number: 1, counts: [count] })
        .then(() => engine.store.addUpUsage())
        .then(() => told({ ...judged, standings }, engine))
    }`,
    },
  ],
}

const jobOnTwoNodes: Bug = {
  name: 'a job on two nodes',
  edits: [
    {
      file: `${store}/sql/expired-keys.ts`,
      find: '(locksRows ? all.forUpdate().skipLocked() : all)',
      put: '(locksRows ? all : all)',
    },
  ],
}

const forgottenRequests: Bug = {
  name: 'idempotency across nodes forgotten',
  edits: [
    {
      file: 'server/src/engine/once.ts',
      find: 'const before = await change.claimRequest({ ...asked, made: null, expiresAt })',
      put: `const requests = (globalThis.seededRequests ??= new Map())
  const before = requests.get(String(asked.id)) ?? null`,
    },
    {
      file: 'server/src/engine/once.ts',
      find: '  await change.settleRequest(asked.id, outcome.ok ? idOf(outcome.value) : null)',
      put: `  if (outcome.ok) {
    requests.set(String(asked.id), { ...asked, made: idOf(outcome.value), expiresAt })
  }`,
    },
  ],
}

const auditOutside: Bug = {
  name: 'audit outside the transaction',
  edits: [
    {
      file: `${store}/postgres/postgres-store.ts`,
      find: `  return transactionOn(connected, deadlineMs, async (db, at) => {
    const { watched, refuseUnrecorded } = mustRecord(changeOver(db, postgresFlavour, at))
    const result = await work(watched)
    refuseUnrecorded()
    return result
  })`,
      put: `  const records = []
  return transactionOn(connected, deadlineMs, async (db, at) => {
    const change = changeOver(db, postgresFlavour, at)
    const apart = { ...change, record: async (one) => void records.push(one) }
    const { watched, refuseUnrecorded } = mustRecord(apart)
    const result = await work(watched)
    refuseUnrecorded()
    return result
  }).then((result) => {
    setTimeout(() => {
      void transactionOn(connected, deadlineMs, async (db, at) => {
        for (const one of records) await changeOver(db, postgresFlavour, at).record(one)
      }).catch(() => undefined)
    }, 5_000)
    return result
  })`,
    },
  ],
}

const clockOfTheNode: Bug = {
  name: "a node's clock judging expiry",
  edits: [
    {
      file: 'server/src/engine/authenticate.ts',
      find: '    record,\n    shown,\n    at,\n    grant: policy.grant(record, at),',
      put: '    record,\n    shown,\n    at: Date.now(),\n    grant: policy.grant(record, at),',
    },
  ],
}

const uncheckedGeneration: Bug = {
  name: "a token's generation not checked",
  edits: [
    {
      file: 'core/src/judge.ts',
      find: '    (secret) => secret.generation === shown.generation && !endedBy(secret.closesAt, at),',
      put: '    (secret) => !endedBy(secret.closesAt, at),',
    },
  ],
}

/** In the order of the issue that asks for them. */
export const bugs = {
  cache,
  replica,
  earlyAcknowledgement,
  limitsOfNodes,
  usesInThePath,
  jobOnTwoNodes,
  forgottenRequests,
  auditOutside,
  clockOfTheNode,
  uncheckedGeneration,
} as const satisfies Readonly<Record<string, Bug>>
