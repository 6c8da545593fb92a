import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'

interface Settled {
  readonly label: string
  readonly value: string
  readonly onSettled: (text: string) => void
}

const pauseMs = 300

/** A text that is told once the reader pauses: an id or a name by which a list is narrowed. */
export function SettledField({ label, value, onSettled }: Settled) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const send = useDebouncedCallback((text: string) => {
    sent.current = text
    onSettled(text)
  }, pauseMs)
  // the address may change by other ways, such as the browser's own "back"
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  return (
    <TextInput
      w={150}
      label={label}
      maxLength={200}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        send(currentTarget.value.trim())
      }}
    />
  )
}
