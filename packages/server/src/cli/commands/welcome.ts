import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { secretFiles } from '../../installation/generated-secret.ts'
import type { Service } from '../../main.ts'

/** What the start prints. Holds no secret: it says where the secret lies. */
export function welcome(service: Service, config: Config, setup: readonly string[] = []): string {
  const rows = [
    ['public', `${service.publicUrl}   the callers of the API`],
    ['control', `${service.controlUrl}   operators and services`],
    ['contract', `${service.contract.name} (${service.contract.title})`],
    ['data', config.databaseUrl === null ? config.dataDirectory : 'PostgreSQL (DATABASE_URL)'],
    ['admin key', adminKeyPlace(service, config)],
    ['dashboard', dashboardPlace(service)],
  ]
  if (config.databaseStandbys === 'asynchronous') rows.push(['beware', lossy])
  const table = rows.map(([name, value]) => `  ${String(name).padEnd(10)} ${String(value)}`)
  return `\nCountersign is ready.\n\n${table.join('\n')}\n\n${setup.map((line) => `${line}\n`).join('')}${setup.length > 0 ? '\n' : ''}${nextStep(service, config)}\n`
}

const lossy = 'after a failover keys may be accepted that were revoked shortly before it'

function adminKeyPlace({ adminKeyIsGenerated }: Service, { dataDirectory }: Config): string {
  return adminKeyIsGenerated
    ? `in ${join(dataDirectory, secretFiles.adminKey)}`
    : 'as COUNTERSIGN_ADMIN_KEY says'
}

function dashboardPlace({ hasDashboard, controlUrl }: Service): string {
  return hasDashboard ? `${controlUrl}/dashboard/` : 'has not been built: all else is served'
}

function nextStep({ isNew, controlUrl, adminKeyIsGenerated }: Service, config: Config): string {
  const admin = adminKeyIsGenerated
    ? `$(cat '${join(config.dataDirectory, secretFiles.adminKey)}')`
    : '$COUNTERSIGN_ADMIN_KEY'
  const intro = isNew ? 'Create the first project:' : 'Create a project:'
  return `${intro}

  curl ${controlUrl}/v1/projects -H "Authorization: Bearer ${admin}" \\
    -H 'Content-Type: application/json' -d '{"slug":"acme","name":"Acme"}'
`
}
