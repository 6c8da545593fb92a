import type { Asking } from './asking.ts'

/** What is measured: a server that the load asks, or a loop that needs nobody. */
export interface Side {
  readonly play: (round: { readonly seconds: number; readonly seed: number }) => Promise<Played>
  readonly pids: () => readonly number[]
  /** Processes of its database, which have other cores than it. */
  readonly database: () => readonly number[]
  readonly stop: () => Promise<void>
}

/** A side with a server. */
export interface Served extends Side {
  readonly asking: Asking
}

export interface Played {
  /** How many answers or turns of the loop, each of them right. */
  readonly answers: number
  readonly seconds: number
  /** What the load took to ask and to read; these are null where it does neither. */
  readonly load: {
    readonly cpuSeconds: number
    readonly p50Ms: number
    readonly p99Ms: number
  } | null
}

/** What sides are started with. */
export interface Settings {
  readonly keys: number
  /** Where the service leaves a profile of what it did; null: it makes none. */
  readonly profileDirectory: string | null
  readonly say: (progress: string) => void
  /** Lets the load ask. */
  readonly playedBy: (asking: Asking) => Side['play']
}

export type Start<Started extends Side> = (settings: Settings) => Promise<Started>

export interface Sides {
  readonly ours: Side
  readonly peer: Side
  readonly stop: () => Promise<void>
}

/** Starts our side and then its peer, which may look at ours first. */
export function against<Ours extends Side>(
  start: Start<Ours>,
  startPeer: (ours: Ours, settings: Settings) => Promise<Side>,
): (settings: Settings) => Promise<Sides> {
  return async (settings) => {
    const ours = await start(settings)
    try {
      const peer = await startPeer(ours, settings)
      const stop = async (): Promise<void> => {
        await peer.stop()
        await ours.stop()
      }
      return { ours, peer, stop }
    } catch (error) {
      await ours.stop()
      throw error
    }
  }
}
