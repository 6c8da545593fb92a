import { useEffect, useState } from 'react'

/**
 * The token of a one-time link, which is behind its `#`, so that no server and no log ever sees it.
 * It is taken out of the address as soon as it has been read, and kept nowhere else.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => window.location.hash.slice(1) || null)
  useEffect(() => {
    if (window.location.hash === '') return
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [])
  return token
}
