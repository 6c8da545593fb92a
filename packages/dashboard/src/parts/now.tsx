import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const Now = createContext(0)
const tickMs = 10_000

/** One clock for all times on a page, so that they move together. */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(ticking)
  }, [])
  return <Now value={now}>{children}</Now>
}

/** The time of the reader, in milliseconds. Never before what the service has just told. */
export function useNow(): number {
  return Math.max(useContext(Now), Date.now())
}
