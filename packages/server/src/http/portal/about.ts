import { Type } from 'typebox'
import { providerId } from '../../operators/options.ts'
import { closed, nullable, Text } from '../control/objects.ts'
import type { PortalContext } from './context.ts'
import { portalOperation } from './operation.ts'

const About = Type.Object(
  {
    title: Type.String({ maxLength: 200, description: 'What the API is called.' }),
    noun: Type.String({ maxLength: 64, description: 'What it calls a project.' }),
    logo: nullable(Type.String({ maxLength: 100_000, description: 'A picture as a data: URL.' })),
    colour: nullable(Type.String({ maxLength: 7, description: 'As #rrggbb.' })),
    sign_in: Type.Object(
      {
        password: Type.Boolean(),
        providers: Type.Array(Type.Object({ id: Text(64), name: Text(200) }, closed), {
          maxItems: 10,
        }),
        registration: Type.Boolean(),
        password_reset: Type.Boolean({ description: 'Whether mails are sent.' }),
      },
      { ...closed, title: 'SignInWays' },
    ),
  },
  { ...closed, title: 'About' },
)

/** What the portal is called, how it looks and how one comes in. */
export function addAboutRoute(context: PortalContext): void {
  const { app, portal, installation } = context
  app.route({
    ...portalOperation('about.get', context),
    schema: { response: { 200: About } },
    handler: () => {
      const { title, nouns, page } = installation.contract
      const { oidc, registration, mail } = portal
      return {
        title,
        noun: nouns.project,
        logo: page.portal?.logo ?? null,
        colour: page.portal?.colour ?? null,
        sign_in: {
          password: true,
          providers: oidc === null ? [] : [{ id: providerId, name: oidc.name }],
          registration,
          password_reset: mail !== null,
        },
      }
    },
  })
}
