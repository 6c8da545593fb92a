import type { Argument, OperationName, Source } from '../contracts/contract.ts'
import type { FactName, Facts, Members } from '../contracts/shape.ts'
import { a, capital, memberOf, plural, type Vocabulary } from './vocabulary.ts'

export interface OperationWords {
  readonly title: string
  /** A sentence or two more; empty where the title says all. */
  readonly about: string
}

/** `{key}` and `{project}` are the contract's own words, `{secret}` the member that holds a secret. */
const words: Readonly<Record<OperationName, OperationWords>> = {
  whoami: { title: 'Who you are', about: 'Whose the credential is, and what it may.' },
  list_products: {
    title: 'The products, and which of them you have',
    about: 'All products of the platform; `{subscribed}` says whether your {project} has one now.',
  },
  create_key: {
    title: 'Create {a key}',
    about:
      'The reply holds the whole {key} in `{secret}`. This is the only time: it can not be retrieved again.',
  },
  list_keys: { title: 'List {keys}', about: 'All {keys} of the {project} that are active.' },
  read_key: { title: 'Read {a key}', about: '' },
  revoke_key: {
    title: 'Delete {a key}',
    about: 'It stops working the moment the deletion completes.',
  },
  register_client: {
    title: 'Register a client',
    about: 'The reply holds the secret in `{secret}`, this one time.',
  },
  list_clients: { title: 'List clients', about: '' },
  read_client: { title: 'Read a client', about: '' },
  deactivate_client: {
    title: 'Deactivate a client',
    about: 'Its secrets are refused from then on, and the tokens that it has as well.',
  },
  reactivate_client: { title: 'Reactivate a client', about: 'Its secrets are taken again.' },
  rotate_client_secret: {
    title: 'Give a client a new secret',
    about: 'The reply holds the new secret in `{secret}`, this one time.',
  },
  create_project: { title: 'Create {a project}', about: '' },
  list_projects: { title: 'List {projects}', about: 'All that there are.' },
  delete_project: {
    title: 'Delete {a project}',
    about: 'Only one whose {keys} are all deleted.',
  },
}

export function operationWords(
  name: OperationName,
  body: Members | null,
  { credential, project }: Vocabulary,
): OperationWords {
  const says: Readonly<Record<string, string | null>> = {
    key: credential,
    'a key': a(credential),
    keys: plural(credential),
    project,
    'a project': a(project),
    projects: plural(project),
    secret: memberOf('secret', body),
    subscribed: memberOf('subscribed', body),
  }
  const inWords = (text: string): string =>
    text.replaceAll(/\{([a-z ]+)\}/g, (whole, word: string) => says[word] ?? whole)
  const { title, about } = words[name]
  return { title: inWords(title), about: inWords(about) }
}

/** What a reply has that its request has brought about. */
export const outcomes: Readonly<Partial<Record<OperationName, Facts>>> = {
  deactivate_client: { is_active: false },
}

/** The fact that an argument becomes, which the samples show in both places. */
export function factOf(argument: Argument, does: OperationName): FactName | null {
  if (argument === 'name') return named[does] ?? 'key_name'
  return facts[argument] ?? null
}

const named: Readonly<Partial<Record<OperationName, FactName>>> = {
  register_client: 'client_name',
  create_project: 'project_name',
}
const facts: Readonly<Partial<Record<Argument, FactName>>> = {
  scopes: 'scopes',
  slug: 'project_slug',
  tier: 'tier',
}

const meanings: Readonly<Record<Argument, string>> = {
  client_id: 'The id of the client.',
  expires_in:
    'How long it lives: a whole number and `s`, `m`, `h`, `d` or `w`, such as `90d`, at most ten years. Left out: until it is revoked.',
  key_id: 'The id of the {key}.',
  name: 'What it is called.',
  overlap:
    'How long the old secret lives on: a whole number and `s`, `m`, `h`, `d` or `w`, such as `24h`. Left out: it ends at once.',
  project: 'The slug of the {project}.',
  scopes: 'A list of scopes.',
  slug: 'A short name that no other has: lower-case letters, digits and hyphens. Left out: one is made.',
  tier: 'The rate limit.',
}

/** What a member of a body or a parameter of a query means, and what happens without it. */
export function argumentMeaning(
  argument: Argument,
  source: Source,
  { credential, project }: Vocabulary,
): string {
  const otherwise = 'otherwise' in source ? ` Left out: \`${source.otherwise ?? ''}\`.` : ''
  const says = meanings[argument].replace('{key}', credential).replace('{project}', project)
  return capital(says) + otherwise
}
