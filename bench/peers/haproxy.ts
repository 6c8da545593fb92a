import { askingFor, beforeUpstream, type GatewayPeer } from '../gateway.ts'
import type { Upstream } from '../upstream.ts'
import { type Installed, startInstalled } from './installed.ts'

/** HAProxy with one thread, which passes on whatever it is asked. */
export const startHaproxy: GatewayPeer = (_ours, settings) =>
  beforeUpstream((upstream) => {
    const askingAt = (port: number) => askingFor(`http://127.0.0.1:${port}`, '/guarded/thing')
    return startInstalled(haproxy(upstream), { askingAt, ...settings })
  })

function haproxy(upstream: Upstream): Installed {
  return {
    program: 'haproxy',
    argumentsFor: (file) => ['-db', '-f', file],
    configuration: ({ port }) => `
global
  nbthread 1
  maxconn 1000
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  http-reuse always
frontend here
  bind 127.0.0.1:${port}
  default_backend things
backend things
  server thing 127.0.0.1:${upstream.port}
`,
  }
}
