import { TextInput } from '@mantine/core'

interface Dated {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
}

/** A day in UTC, such as 2026-11-01, chosen by what the browser has for it. */
export function DayField({ label, value, onChange }: Dated) {
  return (
    <TextInput
      type="date"
      w={140}
      label={label}
      max="9999-12-31"
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? undefined : currentTarget.value)
      }
    />
  )
}
