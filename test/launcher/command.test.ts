import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRepository, startCommand } from './repository.ts'
import { pretendOldNode } from './stand-ins.ts'

const bin = 'packages/server/bin/countersign.mjs'

test('in the repository the command installs what is missing, then runs the sources', async () => {
  const root = await makeCommandLine()

  const first = await startCommand([process.execPath, bin, 'serve', '--port', '0'], root, {}).ended
  expect(first).toMatchObject({ code: 3, stdout: 'serve --port 0\n' })
  expect(first.stderr).toContain('Installing the dependencies')

  const second = await startCommand([process.execPath, bin, 'keys'], root, {}).ended
  expect(second).toEqual({ code: 3, stdout: 'keys\n', stderr: '' })
})

test('installed from npm on an old Node it says so, and runs nothing of the project', async () => {
  const root = await makeCommandLine()
  const project = join(root, 'project')
  await cp(join(root, 'packages/server'), join(project, 'node_modules/countersign'), {
    recursive: true,
  })
  await mkdir(join(project, 'runtime'))
  await writeFile(join(project, 'runtime/launch.mjs'), 'throw new Error("not ours")')

  const published = 'node_modules/countersign/bin/countersign.mjs'
  const command = [process.execPath, ...(await pretendOldNode(root)), published]
  const ended = await startCommand(command, project, {}).ended

  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr).toMatch(/^Countersign needs Node 24 or newer, and this is v\S+\.\n$/)
})

async function makeCommandLine() {
  const root = await makeRepository()
  await mkdir(join(root, 'packages/server/src/cli'), { recursive: true })
  await writeFile(
    join(root, 'packages/server/src/cli/index.ts'),
    "const given: string = process.argv.slice(2).join(' ')\nconsole.log(given)\nprocess.exit(3)\n",
  )
  return root
}
