import type { Portal } from './context.ts'

/** Takes away what has ended by itself. Beside a request: nothing waits for it. */
export function sweep({ engine: { store }, onFailure }: Portal): void {
  const before = new Date().toISOString()
  const swept = async (): Promise<void> => {
    for (const table of ['customer_sessions', 'customer_verifications'] as const) {
      await store.signIn.deleteFrom(table).where('expires_at', '<', before).execute()
    }
  }
  swept().catch((error: unknown) => onFailure(error, 'sessions that ended could not be removed'))
}
