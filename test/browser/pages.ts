import type { FilledService } from './filled-service.ts'

/** Every page that is seen before somebody has signed in. */
export const pagesOutside = [
  '/setup#a-token',
  '/setup',
  '/sign-in',
  '/sign-in?ended=true',
  '/sign-in?error=provider_unavailable',
  '/invitation#a-token',
  '/invitation',
] as const

/** Every page that operators see, and those that look different for what their address says. */
export const pagesInside = ({ ids }: Pick<FilledService, 'ids'>): readonly string[] => [
  '/',
  '/projects',
  '/projects/acme',
  '/projects/acme?tab=clients',
  '/projects/acme?tab=settings',
  '/projects/acme?create=true',
  '/keys',
  '/keys?q=nothing-is-called-that',
  `/keys/${ids.key}`,
  `/clients/${ids.client}`,
  '/usage',
  '/usage?group=code&range=24h',
  '/usage?key=key_0VnvZ1qGm3kTs9xR',
  '/audit',
  '/audit?action=key.change',
  '/try-it',
  '/settings',
  '/settings/api-keys',
  '/settings/members',
  '/settings/members?tab=invitations',
  '/settings/members?invite=true',
  `/settings/members/${ids.member}`,
  '/settings/account',
  '/nowhere',
]
