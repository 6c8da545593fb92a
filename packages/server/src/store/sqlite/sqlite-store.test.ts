import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeSuite } from '../suite.ts'
import { openSqliteStore } from './sqlite-store.ts'

storeSuite('the embedded store', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'countersign-'))
  return {
    open: () => openSqliteStore({ directory }),
    remove: () => rm(directory, { recursive: true }),
  }
})
