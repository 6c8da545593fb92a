import type { ClientSettings } from '@countersign/core'
import { type Static, Type } from 'typebox'
import { Body, Name } from './schemas.ts'

const Served = Type.Array(Name, {
  maxItems: 50,
  uniqueItems: true,
  description: 'a list of at most 50 different audiences, whose tokens the client may ask about',
})

/** What of OAuth is said of a client. Members that are absent stay as they are. */
export const OAuthWishes = Body({
  serves: Type.Optional(Served),
})

export const OAuthSettings = Type.Object(
  { serves: Served },
  { additionalProperties: false, title: 'OAuthSettings' },
)

export function readSettings(
  body: Static<typeof OAuthWishes> | undefined,
  before: ClientSettings,
): ClientSettings {
  return { ...before, ...(body?.serves === undefined ? {} : { serves: body.serves }) }
}

export function viewSettings({ serves }: ClientSettings) {
  return { serves }
}
