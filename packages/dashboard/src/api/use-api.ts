import { createContext, useContext } from 'react'
import type { Api } from './api.ts'

export const ApiContext = createContext<Api | null>(null)

/** The service, as whoever is signed in may ask it. */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('rendered outside of the dashboard')
  return api
}
