import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startProcess } from '../running/process.ts'
import type { Balancer, Front } from './balancer.ts'

/** Request by request to the next node that says it is ready. */
export async function startHaproxy(
  fronts: readonly Front[],
  { program, directory }: { readonly program: string; readonly directory: string },
): Promise<Balancer> {
  const file = join(directory, 'haproxy.cfg')
  writeFileSync(file, configuration(fronts))
  const { stop, ended } = await startProcess({
    name: 'HAProxy',
    program,
    words: ['-db', '-f', file],
    environment: {},
    readyText: null,
    told: () => {},
  })
  const over = new AbortController()
  void ended.then(() => over.abort())
  for (const { port } of fronts) {
    while (!(await answers(port))) {
      if (over.signal.aborted)
        throw new Error(`HAProxy did not start; its configuration is ${file}.`)
      await pause(20)
    }
  }
  return { name: 'HAProxy', stop }
}

/**
 * A request that no node took goes to another one. One that a node may have taken does not: the client
 * knows which may be repeated.
 */
function configuration(fronts: readonly Front[]): string {
  return `
global
  maxconn 2000
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option forwardfor
  option redispatch 1
  option httpchk GET /readyz
  default-server check inter 500ms fastinter 100ms fall 1 rise 1
${fronts.map(section).join('')}`
}

function section({ name, port, nodes, readiness }: Front): string {
  const servers = nodes.map((node, place) => {
    return `  server node-${place + 1} 127.0.0.1:${node} port ${readiness[place] ?? node}\n`
  })
  return `listen ${name}\n  bind 127.0.0.1:${port}\n  balance roundrobin\n${servers.join('')}`
}

async function answers(port: number): Promise<boolean> {
  try {
    const { status } = await fetch(`http://127.0.0.1:${port}/`)
    return status !== 503
  } catch {
    return false
  }
}
