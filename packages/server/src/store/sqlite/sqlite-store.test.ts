import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreRefused } from '../port.ts'
import { recording } from '../suite/recording.ts'
import { aKey, aProject } from '../suite/records.ts'
import { writeKey, writeKeys, writeProject } from '../suite/written.ts'
import { storeSuite } from '../suite.ts'
import { openSqliteStore } from './sqlite-store.ts'

storeSuite('the embedded store', async () => {
  const directory = await temporaryDirectory()
  return {
    open: () => openSqliteStore({ directory }),
    remove: () => rm(directory, { recursive: true }),
  }
})

describe('the data directory', () => {
  let parent: string
  let directory: string
  beforeEach(async () => {
    parent = await temporaryDirectory()
    directory = join(parent, 'made', 'by us')
  })
  afterEach(() => rm(parent, { recursive: true }))

  it('is made for its owner alone', async () => {
    const store = await openSqliteStore({ directory })
    await writeProject(store)
    const modes = ['', 'countersign.sqlite', 'countersign.sqlite-wal', 'owner.sqlite', 'owner.pid']
    for (const name of modes) {
      const { mode } = await stat(join(directory, name))
      expect(mode & 0o077, name).toBe(0)
    }
    await store.close()
  })

  it('has one owner, whom others are told', async () => {
    const store = await openSqliteStore({ directory })
    const refused = `The data directory ${directory} is in use by another Countersign process (pid ${process.pid}).`
    await expect(openSqliteStore({ directory })).rejects.toThrow(new StoreRefused(refused))
    expect((await store.project('no-such-slug')) === null).toBe(true)
    await store.close()
    await (await openSqliteStore({ directory })).close()
  })

  it('is free again when its owner was killed, with all that it had said was written', async () => {
    const owner = spawn(process.execPath, ['-e', program(directory)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [id] = (await once(owner.stdout, 'data')) as [Buffer]
    const refused = `(pid ${owner.pid})`
    await expect(openSqliteStore({ directory })).rejects.toThrow(refused)
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    const store = await openSqliteStore({ directory })
    expect(await store.project(id.toString())).not.toBeNull()
    await store.close()
  })

  it('is refused in one sentence when it can not be written', async () => {
    const file = join(parent, 'file')
    await writeFile(file, 'no directory')
    for (const place of [file, join(file, 'below')]) {
      const refusal = openSqliteStore({ directory: place })
      await expect(refusal).rejects.toBeInstanceOf(StoreRefused)
      await expect(refusal).rejects.toThrow(
        /^The data directory \S+ can not be written \(E[A-Z]+\)\.$/,
      )
    }
  })

  it('is refused when what lies in it is no database', async () => {
    const store = await openSqliteStore({ directory })
    await store.close()
    await writeFile(join(directory, 'countersign.sqlite'), 'nothing of the kind '.repeat(1_000))
    await expect(openSqliteStore({ directory })).rejects.toThrow('can not be opened')
    await expect(openSqliteStore({ directory })).rejects.toBeInstanceOf(StoreRefused)
  })

  it('is refused when a newer version has written it', async () => {
    await (await openSqliteStore({ directory })).close()
    const path = join(directory, 'countersign.sqlite')
    const database = new DatabaseSync(path)
    database.exec(`insert into kysely_migration values ('0999_later', '2030-01-01T00:00:00Z')`)
    database.close()
    const refusal =
      `The database ${path} was written by a newer version of Countersign ` +
      '(it knows 0999_later). Start that version or a later one.'
    await expect(openSqliteStore({ directory })).rejects.toThrow(new StoreRefused(refusal))
    await expect(readFile(join(directory, 'owner.pid'))).rejects.toThrow('ENOENT')
  })

  it('keeps its log short however much is written under constant look-ups', async () => {
    const store = await openSqliteStore({ directory })
    const { key } = await writeKey(store, aKey(null))
    for (let round = 0; round < 30; round++) {
      await writeKeys(
        store,
        Array.from({ length: 500 }, () => aKey(null)),
      )
      await store.credentialById(key.id)
    }
    const { size } = await stat(join(directory, 'countersign.sqlite-wal'))
    // several times as much is written in all
    expect(size).toBeLessThan(15_000_000)
    await store.close()
  })
})

describe('a writer that does not answer', () => {
  let directory: string
  beforeEach(async () => {
    directory = await temporaryDirectory()
  })
  afterEach(() => rm(directory, { recursive: true }))

  it('is waited for no longer than the deadline, and used again when it answers', async () => {
    const store = recording(await openSqliteStore({ directory, deadlineMs: 100 }))
    const { key } = await writeKey(store, aKey(null))
    const other = new DatabaseSync(join(directory, 'countersign.sqlite'))
    other.exec('begin immediate')
    const begun = performance.now()
    await expect(writeProject(store)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      outcome: 'none',
    })
    await expect(writeProject(store)).rejects.toMatchObject({ name: 'StoreUnavailable' })
    await expect(store.ping()).rejects.toMatchObject({ name: 'StoreUnavailable' })
    expect(performance.now() - begun).toBeLessThan(600)
    expect((await store.credentialById(key.id)).record).not.toBeNull()
    other.exec('rollback')
    other.close()
    const project = aProject()
    await expect
      .poll(() => store.change((change) => change.insertProject(project)).catch(String))
      .toBe(true)
    await store.close()
  })
})

async function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'countersign-'))
}

/** Writes a project, says so, and waits to be killed. */
function program(directory: string): string {
  const beside = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  return `
    import { openSqliteStore } from ${beside('./sqlite-store.ts')}
    import { recording } from ${beside('../suite/recording.ts')}
    import { aProject } from ${beside('../suite/records.ts')}
    const store = recording(await openSqliteStore({ directory: ${JSON.stringify(directory)} }))
    const project = aProject()
    await store.change((change) => change.insertProject(project))
    process.stdout.write(project.id)
    setInterval(() => {}, 1_000)
  `
}
