import { Type } from 'typebox'
import { projectOf } from '../serving/identity.ts'
import { createService, type Service, type ServiceOptions } from '../serving/service.ts'
import type { Profiles } from './profiles.ts'

export interface ProfileServiceOptions extends Pick<ServiceOptions, 'verify'> {
  readonly profiles: Profiles
}

const profileWish = Type.Object({
  display_name: Type.String({ minLength: 1, maxLength: 100 }),
  about: Type.String({ maxLength: 2_000, default: '' }),
})

/** Each account reads and writes its own profile; which is its own, the identity says. */
export function createProfileService({ verify, profiles }: ProfileServiceOptions): Service {
  const refusalBody = (code: string, message: string) => ({
    error: code.toLowerCase(),
    error_description: message,
  })
  return createService({ verify, refusalBody }, (app) => {
    app.get('/api/v1/profile', async ({ identity }) => profiles.read(projectOf(identity)))

    app.put('/api/v1/profile', { schema: { body: profileWish } }, async ({ identity, body }) =>
      profiles.write(projectOf(identity), body),
    )
  })
}
