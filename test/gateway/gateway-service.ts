import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Gateway } from '../../packages/server/src/gateway/gateway.ts'
import { controlOf, newKey } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

export interface GatewayService extends TestService {
  /** A new key that may all that its project may. */
  readonly secret: string
  readonly control: ReturnType<typeof controlOf>
}

/** A service that speaks a built-in contract, with a gateway beside it in the file of the contract. */
export async function startGateway(
  contract: string,
  gateway: Gateway,
  environment: Readonly<Record<string, string>> = {},
  databaseUrl: string | null = null,
): Promise<GatewayService> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-gateway-'))
  const file = join(folder, 'countersign.config.ts')
  writeFileSync(
    file,
    `export { ${contract} as default } from 'countersign/contract'
import type { Gateway } from 'countersign/contract'
export const gateway = ${JSON.stringify(gateway)} satisfies Gateway
`,
  )
  const service = await startTestService({
    databaseUrl,
    environment: { CONTRACT: file, ...environment },
  })
  const control = controlOf(service)
  const { secret } = await newKey(control)
  return Object.assign(Object.create(service) as TestService, {
    secret,
    control,
    remove: async () => {
      await service.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}
