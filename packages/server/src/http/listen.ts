import { StartRefused } from '../config.ts'
import type { Listener } from './listener.ts'

export interface Listeners {
  /** The addresses, in the order in which the listeners were given. */
  readonly urls: readonly string[]
  /** Stops taking requests and waits for those under way. */
  readonly close: () => Promise<void>
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another process',
  EACCES: 'may not be opened by this user',
  EADDRNOTAVAIL: 'is not an address of this machine',
}

/** Opens all the listeners, or none. Throws StartRefused when a port can't be had. */
export async function listenOn(
  host: string,
  wanted: readonly { readonly app: Listener; readonly port: number; readonly option: string }[],
): Promise<Listeners> {
  const close = async (): Promise<void> => {
    await Promise.all(wanted.map(({ app }) => app.close()))
  }
  const urls: string[] = []
  for (const { app, port, option } of wanted) {
    try {
      urls.push(await app.listen({ host: oneAddress(host), port }))
    } catch (error) {
      await close()
      const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
      if (reason === undefined) throw error
      throw new StartRefused(`Port ${port} on ${host} ${reason}; choose another with ${option}.`)
    }
  }
  return { urls, close }
}

/**
 * For `localhost` the framework would open a second server, which knows nothing of the limits of
 * the first, nor of routes that are served past the framework.
 */
function oneAddress(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host
}
