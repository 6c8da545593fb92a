// node examples/chronos/upstream.ts
import { randomBytes } from 'node:crypto'
import { listen } from '../serving/listen.ts'
import { readSettings, verifierFor } from '../serving/settings.ts'
import { openLedger } from './ledger.ts'
import { createWalletService } from './service.ts'

const settings = readSettings(process.env)
const ledger = openLedger(settings.database)
const walletSecret = process.env['CDP_WALLET_SECRET'] ?? randomBytes(32).toString('hex')
const verify = verifierFor('wallets', settings)
const service = createWalletService({ verify, ledger, walletSecret })
await listen(service, settings.port, () => ledger.close())
