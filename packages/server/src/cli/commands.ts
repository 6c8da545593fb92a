import { audit } from './commands/audit.ts'
import { clients } from './commands/clients.ts'
import { completionOf } from './commands/completion.ts'
import { contract } from './commands/contract.ts'
import { docs } from './commands/docs.ts'
import { doctor } from './commands/doctor.ts'
import { init } from './commands/init.ts'
import { keyRequests } from './commands/key-requests.ts'
import { keys } from './commands/keys.ts'
import { members } from './commands/members.ts'
import { migrate } from './commands/migrate.ts'
import { operators } from './commands/operators.ts'
import { products } from './commands/products.ts'
import { projects } from './commands/projects.ts'
import { serve } from './commands/serve.ts'
import { serverKeys } from './commands/server-keys.ts'
import { signingKeys } from './commands/signing-keys.ts'
import { subscriptions } from './commands/subscriptions.ts'
import { token } from './commands/token.ts'
import { usage } from './commands/usage.ts'
import { verify } from './commands/verify.ts'
import { type Group, group } from './definition/command.ts'

/** The whole command line: the help, the documentation and the completions are made of it. */
export const root: Group = group({
  name: 'countersign',
  summary: 'Issues, checks and revokes the credentials of an API.',
  commands: [
    serve,
    init,
    projects,
    keys,
    clients,
    products,
    subscriptions,
    members,
    keyRequests,
    serverKeys,
    verify,
    token,
    signingKeys,
    usage,
    audit,
    operators,
    migrate,
    doctor,
    docs,
    contract,
    completionOf(() => root),
  ],
})
