import { TextInput } from '@mantine/core'
import { useSettledText } from './use-settled-text.ts'

interface Settled {
  readonly label: string
  readonly value: string
  readonly onSettled: (text: string) => void
}

const pauseMs = 300

/** A text that is told once the reader pauses: an id or a name by which a list is narrowed. */
export function SettledField({ label, value, onSettled }: Settled) {
  const [typed, type] = useSettledText(value, onSettled, pauseMs)
  return (
    <TextInput
      w={150}
      label={label}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  )
}
