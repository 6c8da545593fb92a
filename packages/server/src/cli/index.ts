import { Command } from 'commander'
import { version } from './version.ts'
import { addServe } from './serve.ts'

const program = new Command('countersign')
  .description('Issues, checks and revokes the credentials of an API.')
  .version(version)
  .showHelpAfterError('(countersign --help lists the commands)')

addServe(program)
await program.parseAsync()
