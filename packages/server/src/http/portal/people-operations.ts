import type { PortalOperation } from './portal-operation.ts'

const get = { method: 'GET' } as const
const post = { method: 'POST' } as const
const patch = { method: 'PATCH' } as const
const remove = { method: 'DELETE' } as const

const open = { role: null } as const
const own = { role: 'customer' } as const
const whole = { ...own, wholeAccount: true } as const
const owning = { role: 'owner' } as const

const members = '/portal/api/projects/:project/members'

/** Who customers are, how they come in, and who belongs to a project, by operationId. */
export const peopleOperations = {
  'about.get': {
    ...get,
    ...open,
    url: '/portal/api/about',
    summary: 'Read what the portal is called, how it looks, and which ways in it has',
  },
  'session.create': { ...post, ...open, url: '/portal/api/sign-in', summary: 'Sign in' },
  'session.enter': {
    ...post,
    ...open,
    url: '/portal/api/enter',
    summary: 'Sign in by a link of the API’s own application, once',
    description: 'The session shows the project of the link, and nothing else of the customer.',
  },
  'session.get': {
    ...get,
    ...own,
    url: '/portal/api/session',
    summary: 'Read who is signed in, and what they are in which projects',
  },
  'session.delete': { ...post, ...own, url: '/portal/api/sign-out', summary: 'Sign out' },
  'links.read': {
    ...post,
    ...open,
    url: '/portal/api/links/read',
    summary: 'Read what a link is about, without using it',
  },
  'links.accept': {
    ...post,
    ...open,
    url: '/portal/api/links/accept',
    summary: 'Accept an invitation, or confirm a registration',
    description:
      'Who is no customer yet sends a name and a password with an invitation, and is signed in. Who is one signs in first, and sends the link alone.',
  },
  'registration.create': {
    ...post,
    ...open,
    url: '/portal/api/registration',
    summary: 'Register, where the installation lets everybody',
    description: 'Confirmed by the link of a mail. The reply is the same for every mail address.',
  },
  'password.forgotten': {
    ...post,
    ...open,
    url: '/portal/api/password/forgotten',
    summary: 'Have a link mailed by which another password can be chosen',
    description: 'The reply is the same for every mail address.',
  },
  'password.reset': {
    ...post,
    ...open,
    url: '/portal/api/password/reset',
    summary: 'Choose another password by such a link',
    description: 'Whoever is signed in to the account is signed out.',
  },
  'customer.change': {
    ...patch,
    ...whole,
    url: '/portal/api/customer',
    summary: 'Change one’s own name or password',
    description: 'Another password needs the present one, and ends all other sessions.',
  },
  'sessions.list': {
    ...get,
    ...whole,
    paged: true,
    url: '/portal/api/sessions',
    summary: 'List where one is signed in, the newest first',
  },
  'sessions.end': {
    ...remove,
    ...whole,
    url: '/portal/api/sessions/:session',
    summary: 'End one of one’s sessions',
  },
  'members.list': {
    ...get,
    ...owning,
    paged: true,
    url: members,
    summary: 'List the members of a project and who is invited to it, the newest first',
  },
  'members.invite': {
    ...post,
    ...owning,
    url: members,
    summary: 'Invite somebody to a project by mail',
  },
  'members.change': {
    ...patch,
    ...owning,
    conditional: true,
    url: `${members}/:member`,
    summary: 'Give a member another role',
    description: 'It counts from the next request on.',
  },
  'members.remove': {
    ...remove,
    ...owning,
    conditional: true,
    url: `${members}/:member`,
    summary: 'End a membership, or take an invitation back',
    description: 'From the moment the reply is sent the project is out of their reach.',
  },
} as const satisfies Readonly<Record<string, PortalOperation>>
