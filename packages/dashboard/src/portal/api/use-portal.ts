import { useSuspenseQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CustomerSession } from './entry-calls.ts'
import type { PortalApi } from './portal-api.ts'
import { type About, aboutQuery, sessionQuery } from './portal-queries.ts'

export const PortalContext = createContext<PortalApi | null>(null)

/** The service, as whoever is signed in to the portal may ask it. */
export function usePortal(): PortalApi {
  const api = useContext(PortalContext)
  if (api === null) throw new Error('rendered outside of the portal')
  return api
}

/** Who is signed in. The routes behind the sign-in have asked for it before they are shown. */
export function useCustomer(): CustomerSession {
  return useSuspenseQuery(sessionQuery(usePortal())).data
}

/** Whose portal it is, and the ways into it. It was asked for before anything is shown. */
export function useAbout(): About {
  return useSuspenseQuery(aboutQuery(usePortal())).data
}
