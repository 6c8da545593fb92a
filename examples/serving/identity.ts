import type { IncomingMessage } from 'node:http'
import {
  type Identity,
  IdentityRefused,
  IdentityUnknowable,
  identityHeader,
  type VerifyIdentity,
} from '@countersign/verifier'
import { Refused } from './refused.ts'

/**
 * Who asks. Throws Refused: 401 where the header is absent or not one that the gateway signed for
 * this service, 503 where that can't be known now.
 */
export async function requireIdentity(
  { headersDistinct }: IncomingMessage,
  verify: VerifyIdentity,
): Promise<Identity> {
  const values = headersDistinct[identityHeader] ?? []
  try {
    return await verify(values.length > 1 ? values : values[0])
  } catch (error) {
    if (error instanceof IdentityRefused) {
      throw new Refused(401, 'IDENTITY_REQUIRED', 'Requests are taken from the gateway only.')
    }
    if (!(error instanceof IdentityUnknowable)) throw error
    throw new Refused(503, 'IDENTITY_UNKNOWABLE', 'Who asks can not be known at present.')
  }
}

/** The project that asks; throws Refused (403) where it is somebody of none. */
export function projectOf({ project }: Identity): string {
  if (project !== null) return project.id
  throw new Refused(403, 'PROJECT_REQUIRED', 'Only the keys of projects are taken.')
}
