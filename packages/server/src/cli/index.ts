import { Command } from 'commander'
import { addServe } from './serve.ts'
import { version } from './version.ts'

const program = new Command('countersign')
  .description('Issues, checks and revokes the credentials of an API.')
  .version(version)
  .showHelpAfterError('(countersign --help lists the commands)')

addServe(program)
await program.parseAsync()
