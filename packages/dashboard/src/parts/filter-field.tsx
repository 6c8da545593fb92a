import { NativeSelect } from '@mantine/core'

interface Filter<Value extends string> {
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly any: string
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value | undefined
  readonly onChoose: (value: Value | undefined) => void
}

/** One of a few values, or any of them. The browser's own list needs little script, and suits a phone. */
export function FilterField<Value extends string>(filter: Filter<Value>) {
  const { label, any, choices, value = '', onChoose } = filter
  return (
    <NativeSelect
      aria-label={label}
      data={[{ value: '', label: any }, ...choices]}
      value={value}
      onChange={({ currentTarget }) =>
        onChoose(choices.find((choice) => choice.value === currentTarget.value)?.value)
      }
    />
  )
}
