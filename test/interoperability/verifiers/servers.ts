import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { decodeProtectedHeader } from 'jose'
import { freePorts } from '../../service/service.ts'
import { packageVersion, started } from '../ran.ts'
import { type Algorithm, algorithms, type Case, type Taken, type Verifier } from '../verifier.ts'
import { pemFor } from './packages.ts'

/** Servers that let a request pass by its token: one port for each algorithm. */
export const servers: readonly Verifier[] = [
  {
    name: 'HAProxy jwt_verify',
    language: 'C',
    from: 'haproxy',
    algorithms: ['ES256', 'RS256'],
    version: () => packageVersion('haproxy'),
    take: (cases) =>
      passed('haproxy', cases, (place) => ({
        file: haproxy(place),
        args: (path) => ['-db', '-f', path],
      })),
  },
  {
    name: 'mod_auth_openidc',
    language: 'C (Apache)',
    from: 'libapache2-mod-auth-openidc',
    // a key of an elliptic curve that comes without a certificate ends its process
    algorithms: ['RS256', 'PS256'],
    version: () =>
      existsSync('/usr/sbin/apache2') ? packageVersion('libapache2-mod-auth-openidc') : null,
    take: (cases) =>
      passed('apache2', cases, (place) => ({
        file: apache(place),
        args: (path) => ['-X', '-f', path],
      })),
  },
]

interface Place {
  readonly directory: string
  /** For each algorithm: the port, and a token whose keys are those of its issuer. */
  readonly listeners: readonly { readonly port: number; readonly example: Case }[]
}

interface Configured {
  readonly file: string
  readonly args: (path: string) => readonly string[]
}

/** Starts the server, asks once for each token, and ends it. */
async function passed(
  program: string,
  cases: readonly Case[],
  configured: (place: Place) => Configured,
): Promise<Taken> {
  const used = algorithms.filter((each) => cases.some(({ algorithm }) => algorithm === each))
  const ports = await freePorts(used.length)
  const listeners = used.map((algorithm, index) => {
    const example = cases.find((one) => one.algorithm === algorithm)
    if (example === undefined) throw new Error('no case')
    return { port: ports[index] ?? 0, example }
  })
  const directory = mkdtempSync(join(tmpdir(), 'countersign-server-'))
  chmodSync(directory, 0o755)
  const { file, args } = configured({ directory, listeners })
  const path = join(directory, 'configuration')
  writeFileSync(path, file)
  const child = started(program, args(path))
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit')
  const portOf = (algorithm: Algorithm): number => ports[used.indexOf(algorithm)] ?? 0
  try {
    for (const port of ports)
      await answering(
        port,
        () => child.exitCode ?? child.signalCode,
        () => said,
      )
    const taken: (string | null)[] = []
    for (const { algorithm, token } of cases) {
      const { status } = await fetch(`http://127.0.0.1:${portOf(algorithm)}/`, {
        headers: { authorization: `Bearer ${token}`, connection: 'close' },
      })
      taken.push(status === 200 ? null : `${status} ${said}`)
    }
    return taken
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(directory, { recursive: true, force: true })
  }
}

async function answering(
  port: number,
  ending: () => number | string | null,
  said: () => string,
): Promise<void> {
  for (;;) {
    const reply = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (reply !== null) return
    if (ending() !== null) throw new Error(`it did not start: ${ending()} ${said()}`)
    await pause(20)
  }
}

function haproxy({ directory, listeners }: Place): string {
  const frontends = listeners.map(({ port, example }) => {
    const { algorithm, issuer, audience } = example
    const key = join(directory, `${algorithm}.pem`)
    writeFileSync(key, pemFor(example))
    return `
frontend ${algorithm}
  bind 127.0.0.1:${port}
  http-request set-var(txn.token) http_auth_bearer
  http-request deny deny_status 401 unless { var(txn.token),jwt_header_query('$.alg') -m str ${algorithm} }
  http-request deny deny_status 401 unless { var(txn.token),jwt_payload_query('$.iss') -m str ${issuer} }
  http-request deny deny_status 401 unless { var(txn.token),jwt_payload_query('$.aud') -m str ${audience} }
  http-request deny deny_status 401 unless { var(txn.token),jwt_verify(${algorithm},"${key}") -m int 1 }
  http-request return status 200`
  })
  return `
defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s
${frontends.join('\n')}
`
}

function apache({ directory, listeners }: Place): string {
  mkdirSync(join(directory, 'site'))
  writeFileSync(join(directory, 'site/index.html'), 'passed')
  const modules = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'auth_openidc']
  const hosts = listeners.map(({ port, example }) => {
    const key = join(directory, `${example.algorithm}.pem`)
    writeFileSync(key, pemFor(example))
    return `
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  DocumentRoot ${directory}/site
  OIDCOAuthVerifyCertFiles ${String(decodeProtectedHeader(example.token).kid)}#${key}
  OIDCOAuthRemoteUserClaim sub
  <Location />
    AuthType oauth20
    <RequireAll>
      Require claim iss:${example.issuer}
      Require claim aud:${example.audience}
    </RequireAll>
  </Location>
</VirtualHost>`
  })
  return `
ServerRoot ${directory}
ServerName 127.0.0.1
PidFile ${directory}/pid
ErrorLog ${directory}/log
DirectoryIndex index.html
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
${hosts.join('\n')}
`
}
