import type { ChainEvent } from './indexer.ts'

const alice = '0x00000000000000000000000000000000000a11ce'
const bob = '0x0000000000000000000000000000000000000b0b'
const carol = '0x000000000000000000000000000000000000ca01'

/** All transfers of the chain that the demonstration indexes. */
export const chainEvents: readonly ChainEvent[] = [
  { block: 101, from: alice, to: bob, value: '1000000000000000000' },
  { block: 104, from: bob, to: carol, value: '250000000000000000' },
  { block: 104, from: carol, to: alice, value: '50000000000000000' },
  { block: 110, from: alice, to: carol, value: '7000000000000000' },
  { block: 117, from: bob, to: alice, value: '120000000000000000' },
]

/** The number of its newest block. */
export const height = 117
