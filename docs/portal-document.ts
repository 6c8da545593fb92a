import { ask } from '../test/service/api.ts'
import { startTestService } from '../test/service/service.ts'

/** The OpenAPI document of the portal's API, as a service that has just been started serves it. */
export async function portalDocument(): Promise<string> {
  const service = await startTestService({ databaseUrl: null, environment: { PORTAL: 'on' } })
  try {
    const { text } = await ask(`${service.publicUrl}/portal/api/openapi.json`)
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`
  } finally {
    await service.remove()
  }
}
