import { commandLine } from '../cli/command-line.ts'
import { startTestService, type TestService } from './service.ts'

/** Secrets that contracts ask for. */
export const contractSecrets = {
  JWT_SECRET: 'a secret of the tests that signs tokens and is longer than sixty-four characters',
  ADMIN_MASTER_KEY: 'your_admin_master_key',
}

/** Starts a service that speaks one of the contracts that come with Countersign. */
export function startContract(
  name: string,
  databaseUrl: string | null,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  return startTestService({
    databaseUrl,
    environment: {
      CONTRACT: name,
      TRUSTED_PROXIES: '127.0.0.1',
      ...contractSecrets,
      ...environment,
    },
  })
}

let clients = 0

/** A header by which a request is another client's, so that limits of addresses are not in the way. */
export function fromElsewhere(): Record<string, string> {
  clients++
  return {
    'x-forwarded-for': `10.${String(clients >> 16)}.${String((clients >> 8) & 255)}.${String(clients & 255)}`,
  }
}

/** The command line on a service, with `--json`; what it printed, parsed. */
export function commandsOn({ controlUrl, adminKey }: TestService) {
  return async (...words: readonly string[]) => {
    const environment = { COUNTERSIGN_URL: controlUrl, COUNTERSIGN_TOKEN: adminKey }
    const { code, stdout, stderr } = await commandLine([...words, '--json'], { environment })
    if (code !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  }
}
