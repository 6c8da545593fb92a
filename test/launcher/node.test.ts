import { rm } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { makeRepository, startCommand, textOf, writeScript } from './repository.ts'
import { pretendOldNode, standInNode, standInNpm } from './stand-ins.ts'

describe.skipIf(process.platform === 'win32')(
  'an old Node (stood in for by a shell script)',
  () => {
    test('brings the new one from npm once, and remembers where it is', async () => {
      const { root, startOld } = await makeOld()
      const node = await standInNode(root)
      const npm = await standInNpm(root, { node })

      const first = await startOld({ npm_execpath: npm.path })
      expect(first).toMatchObject({ code: 0, stdout: 'brought\n' })
      expect(first.stderr).toMatch(/^Countersign runs on Node 26; fetching it once from npm/)
      expect(await textOf(npm.log)).toMatch(/exec --yes .*--package=node-\S+@26\.10\.0 -- node/)

      const second = await startOld({ npm_execpath: undefined, PATH: '' })
      expect(second).toEqual({ code: 0, stdout: 'brought\n', stderr: '' })
    })

    test('fetches it again when it is gone', async () => {
      const { root, startOld } = await makeOld()
      const node = await standInNode(root)
      const npm = await standInNpm(root, { node })
      await startOld({ npm_execpath: npm.path })
      await rm(node)

      expect(await startOld({ npm_execpath: npm.path })).toMatchObject({ code: 1 })
      await standInNode(root)
      expect(await startOld({ npm_execpath: npm.path })).toMatchObject({ code: 0 })
    })

    test('says in one sentence that npm has no network', async () => {
      const { root, startOld } = await makeOld()
      const npm = await standInNpm(root, { fails: true })

      const ended = await startOld({ npm_execpath: npm.path })

      expect(ended.code).toBe(1)
      expect(ended.stderr.split('\n').slice(1)).toEqual([
        'npm could not bring Node 26.10.0 (ENOTFOUND): install Node 24 or newer, ' +
          'or try again with access to the npm registry.',
        '',
      ])
    })

    test('says in one sentence that there is none for the machine', async () => {
      const { startOld } = await makeOld('mips')

      const ended = await startOld({})

      expect(ended.code).toBe(1)
      expect(ended.stderr).toBe(
        `npm has no Node for ${process.platform}-mips: install Node 24 or newer.\n`,
      )
    })
  },
)

async function makeOld(arch?: string) {
  const root = await makeRepository()
  await writeScript(root, 'console.log(process.argv[2])')
  const options = await pretendOldNode(root, arch)
  const command = [process.execPath, ...options, 'runtime/run.mjs', 'script.mjs']
  return {
    root,
    startOld: (env: Record<string, string | undefined>) => startCommand(command, root, env).ended,
  }
}
