import { randomBytes } from 'node:crypto'
import { openDatabase } from '../serving/database.ts'
import { chainEvents, height } from './chain.ts'

/** An address that a business follows. */
export interface Subscription {
  readonly id: string
  readonly chain: 'evm'
  readonly address: string
  /** ISO 8601. */
  readonly created_at: string
}

/** A transfer that the indexer has seen. */
export interface ChainEvent {
  readonly block: number
  readonly from: string
  readonly to: string
  readonly value: string
}

export interface Indexer {
  /** Subscribing to the same address again gives the subscription that there is. */
  readonly subscribe: (business: string, address: string) => Subscription
  readonly subscriptions: (business: string) => readonly Subscription[]
  /** What happened at an address, the newest first. */
  readonly history: (address: string, most: number) => readonly ChainEvent[]
  readonly height: () => number
  readonly close: () => void
}

const tables = `
  create table if not exists subscriptions (
    id text primary key, business text not null, chain text not null, address text not null,
    created_at text not null, unique (business, chain, address)
  ) strict;
  create table if not exists events (
    block integer not null, place integer not null, sender text not null, recipient text not null,
    value text not null, primary key (block, place)
  ) strict`

/** An indexer on SQLite, in this file, of a small chain that is always the same. */
export function openIndexer(file: string): Indexer {
  const database = openDatabase(file, tables)
  const addEvent = database.prepare('insert or ignore into events values (?, ?, ?, ?, ?)')
  for (const [place, { block, from, to, value }] of chainEvents.entries()) {
    addEvent.run(block, place, from, to, value)
  }
  const insert = database.prepare('insert or ignore into subscriptions values (?, ?, ?, ?, ?)')
  const list = database.prepare(
    'select id, chain, address, created_at from subscriptions where business = ? order by rowid',
  )
  const happened = database.prepare(
    `select block, sender as "from", recipient as "to", value from events
     where ? in (sender, recipient) order by block desc, place desc limit ?`,
  )
  const subscriptions = (business: string) => list.all(business) as unknown as Subscription[]
  return {
    subscribe: (business, address) => {
      const id = `sub_${randomBytes(9).toString('hex')}`
      insert.run(id, business, 'evm', address, new Date().toISOString())
      const made = subscriptions(business).find((one) => one.address === address)
      if (made === undefined) throw new Error('a subscription that was made is not there')
      return made
    },
    subscriptions,
    history: (address, most) => happened.all(address, most) as unknown as ChainEvent[],
    height: () => height,
    close: () => database.close(),
  }
}
