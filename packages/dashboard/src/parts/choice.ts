import { useRef, useState } from 'react'

/** Which rows of a list are chosen, and what a table needs to let them be. */
export interface Choice<Row> {
  readonly isChosen: (row: Row) => boolean
  /** False: the row can't be chosen, as nothing could be done about it. */
  readonly canBe: (row: Row) => boolean
  /** With shift: all rows from the last one that was clicked. */
  readonly toggle: (row: Row, withShift: boolean) => void
  readonly toggleAll: () => void
  /** Of the rows that are shown. */
  readonly chosenHere: 'none' | 'some' | 'all'
  /** How a row is called, for who can't see it. */
  readonly nameOf: (row: Row) => string
}

interface Chooseable<Row> {
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly canBe: (row: Row) => boolean
}

/** Rows that are chosen stay so while other pages of the list are looked at. */
export function useChoice<Row>({ rows = [], keyOf, nameOf, canBe }: Chooseable<Row>) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  const last = useRef<string | null>(null)
  const able = rows.filter(canBe)
  const count = able.filter((row) => chosen.has(keyOf(row))).length

  const put = (some: readonly Row[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Map(before)
      for (const row of some) {
        if (isChosen) after.set(keyOf(row), row)
        else after.delete(keyOf(row))
      }
      return after
    })
  const choice: Choice<Row> = {
    isChosen: (row) => chosen.has(keyOf(row)),
    canBe,
    nameOf,
    toggle: (row, withShift) => {
      const from = able.findIndex((one) => keyOf(one) === last.current)
      const to = able.findIndex((one) => keyOf(one) === keyOf(row))
      last.current = keyOf(row)
      const range = able.slice(Math.min(from, to), Math.max(from, to) + 1)
      put(withShift && from >= 0 ? range : [row], !chosen.has(keyOf(row)))
    },
    toggleAll: () => put(able, count < able.length),
    chosenHere: count === 0 ? 'none' : count < able.length ? 'some' : 'all',
  }
  return { choice, chosen: [...chosen.values()], clear: () => setChosen(new Map()) }
}
