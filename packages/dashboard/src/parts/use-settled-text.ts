import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'

/**
 * The text of a field that is told once the reader has paused for so long. The value may change by
 * other ways as well, such as the browser's own "back": the field then follows it.
 */
export function useSettledText(value: string, onSettled: (text: string) => void, pauseMs: number) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const send = useDebouncedCallback((text: string) => {
    sent.current = text
    onSettled(text)
  }, pauseMs)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  const type = (text: string) => {
    setTyped(text)
    send(text.trim())
  }
  return [typed, type] as const
}
