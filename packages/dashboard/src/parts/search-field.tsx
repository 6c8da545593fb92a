import { TextInput } from '@mantine/core'
import { Icon } from './icon.tsx'
import { useSettledText } from './use-settled-text.ts'

interface Searched {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

const pauseMs = 200

/** Looks for what is typed as soon as the reader pauses. */
export function SearchField({ label, value, onSearch }: Searched) {
  const [typed, type] = useSettledText(value, onSearch, pauseMs)
  return (
    <TextInput
      type="search"
      flex="1 1 220px"
      maw={360}
      maxLength={100}
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" size={16} />}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  )
}
