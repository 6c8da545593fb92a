import { ask } from '../test/service/api.ts'
import { startTestService } from '../test/service/service.ts'

/** The OpenAPI document of the control API, as a service that has just been started serves it. */
export async function controlDocument(): Promise<string> {
  const service = await startTestService({ databaseUrl: null })
  try {
    const { text } = await ask(`${service.controlUrl}/openapi.json`)
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`
  } finally {
    await service.remove()
  }
}
