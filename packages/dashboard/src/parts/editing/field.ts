import type { ReactNode } from 'react'

export interface FieldProps<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly error: string | null
}

/** A member that can be changed: how it is asked for, what is wrong with a value, and how it is told. */
export interface Field<Value> {
  readonly label: string
  readonly input: (props: FieldProps<Value>) => ReactNode
  /** Null: nothing. */
  readonly fault: (value: Value) => string | null
  readonly told: (value: Value) => string
}

/** In the order in which they are asked for. */
export type Fields<Values> = { readonly [Name in keyof Values]: Field<Values[Name]> }
