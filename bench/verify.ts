import type { TestService } from '../test/service/service.ts'
import { askingOf, type Question } from './asking.ts'
import { callControl } from './control.ts'
import { fields } from './fields.ts'
import type { Ask } from './service.ts'

const text = '"valid":true'
const inBatch = 100

/** Verifications of one key each, by a server-level key that may do nothing else. */
export const verification: Ask = async (service) => {
  const body = { credential: fields.text.mark }
  return askingOf([await asServer(service, '/v1/verify', body)], { text, answers: 1 })
}

/** As many keys in a request as it may hold. */
export const batchVerification: Ask = async (service) => {
  const each = { credential: fields.text.mark }
  const body = { verifications: Array.from({ length: inBatch }, () => each) }
  return askingOf([await asServer(service, '/v1/verify/batch', body)], { text, answers: inBatch })
}

async function asServer(service: TestService, path: string, body: object): Promise<Question> {
  const wanted = { name: 'bench', permissions: ['verify'] }
  const { secret } = (await callControl(service, '/v1/server-keys', wanted)) as { secret: string }
  return {
    url: `${service.controlUrl}${path}`,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
