import { askingFor, beforeUpstream, type GatewayPeer } from '../gateway.ts'
import { startServer } from './server.ts'

/** Starts @fastify/http-proxy before an upstream like the gateway's. */
export const startHttpProxy: GatewayPeer = (_ours, settings) =>
  beforeUpstream(({ origin }) =>
    startServer(
      'peers/http-proxy-server.ts',
      { upstream: origin },
      { askingAt: (port) => askingFor(`http://127.0.0.1:${port}`, '/guarded/thing'), ...settings },
    ),
  )
