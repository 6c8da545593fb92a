import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQuery } from './queries.ts'
import type { Session } from './session-calls.ts'
import { useApi } from './use-api.ts'

/** Who is signed in. The routes behind the sign-in have asked for it before they are shown. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery(useApi())).data
}

export type Permission = Session['permissions'][number]

/** Whether who is signed in may do something. The service decides; this only spares a refusal. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission)
}
