import { randomBytes } from 'node:crypto'
import { inTransaction, openDatabase } from '../serving/database.ts'

export type Kind = 'mint' | 'transfer' | 'claim'

/** One movement of tokens, in whole units. */
export interface Transaction {
  readonly hash: string
  readonly type: Kind
  readonly amount: number
  /** Null: from nowhere, as what is minted or paid out is. */
  readonly from: string | null
  readonly to: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** What is done once: a receipt is minted, or a claim paid out. */
export interface Voucher {
  readonly kind: 'mint' | 'claim'
  readonly client: string
  readonly id: string
}

export interface Ledger {
  readonly balance: (address: string) => number
  /** The newest first. */
  readonly transactions: (address: string) => readonly Transaction[]
  /** What a voucher came to; null: it has not been used. */
  readonly used: (voucher: Voucher) => Transaction | null
  /** Null: the voucher had been used, and nothing was done. */
  readonly redeem: (voucher: Voucher, to: string, amount: number) => Transaction | null
  /** Null: `from` has less than that, and nothing was done. */
  readonly transfer: (from: string, to: string, amount: number) => Transaction | null
  readonly close: () => void
}

const tables = `
  create table if not exists transactions (
    place integer primary key, hash text not null unique, type text not null, amount integer not null,
    sender text, recipient text not null, created_at text not null
  ) strict;
  create table if not exists vouchers (
    kind text not null, client text not null, id text not null, hash text not null,
    primary key (kind, client, id)
  ) strict`

const columns = `hash, type, amount, sender as "from", recipient as "to", created_at as "createdAt"`

/** Stands for the chain: a ledger on SQLite, in this file. */
export function openLedger(file: string): Ledger {
  const database = openDatabase(file, tables)
  const insert = database.prepare('insert into transactions values (null, ?, ?, ?, ?, ?, ?)')
  const spend = database.prepare('insert into vouchers values (?, ?, ?, ?)')
  const balanceOf = database.prepare(`
    select coalesce(sum(amount * ((recipient = :address) - (sender is :address))), 0) as balance
    from transactions where :address in (sender, recipient)`)
  const list = database.prepare(
    `select ${columns} from transactions where ? in (sender, recipient) order by place desc`,
  )
  const findUse = database.prepare(`select ${columns} from transactions where hash =
    (select hash from vouchers where kind = ? and client = ? and id = ?)`)

  const add = (type: Kind, from: string | null, to: string, amount: number): Transaction => {
    const hash = `0x${randomBytes(32).toString('hex')}`
    const transaction = { hash, type, amount, from, to, createdAt: new Date().toISOString() }
    insert.run(hash, type, amount, from, to, transaction.createdAt)
    return transaction
  }
  const balance = (address: string) => Number(balanceOf.get({ address })?.['balance'])
  return {
    balance,
    transactions: (address) => list.all(address) as unknown as Transaction[],
    used: ({ kind, client, id }) =>
      (findUse.get(kind, client, id) as unknown as Transaction | undefined) ?? null,
    redeem: ({ kind, client, id }, to, amount) =>
      inTransaction(database, () => {
        if (findUse.get(kind, client, id) !== undefined) return null
        const transaction = add(kind, null, to, amount)
        spend.run(kind, client, id, transaction.hash)
        return transaction
      }),
    transfer: (from, to, amount) =>
      inTransaction(database, () =>
        balance(from) < amount ? null : add('transfer', from, to, amount),
      ),
    close: () => database.close(),
  }
}
