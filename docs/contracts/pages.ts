import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RefusalCode, refuse } from '@countersign/core'
import { builtInContracts } from '../../packages/server/src/contracts/built-in.ts'
import type { Contract } from '../../packages/server/src/contracts/contract.ts'
import { answerRefusal } from '../../packages/server/src/http/answer.ts'
import {
  causes,
  expectedCode,
  type GuardedRoute,
  guardedRoutes,
} from '../../packages/server/src/trial/matrix.ts'
import type { Sentences } from '../../test/conformance/contracts/proves.ts'
import { axeleredSentences } from '../../test/conformance/contracts/sentences/axelered.ts'
import { chronosSentences } from '../../test/conformance/contracts/sentences/chronos.ts'
import { classicSentences } from '../../test/conformance/contracts/sentences/classic.ts'
import { convexitySentences } from '../../test/conformance/contracts/sentences/convexity.ts'
import { convoySentences } from '../../test/conformance/contracts/sentences/convoy.ts'

const sentences: Readonly<Record<string, Sentences>> = {
  convexity: convexitySentences,
  classic: classicSentences,
  convoy: convoySentences,
  chronos: chronosSentences,
  axelered: axeleredSentences,
}

const root = join(import.meta.dirname, '../..')
/** Where the sentences of a contract are proved: on Countersign alone, and with a service behind it. */
const testFolders = ['test/conformance/contracts', 'test/examples']

/** One page for every documented contract: what proves its sentences, and its replies to refusals. */
export function contractPages(): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(sentences).map((name) => [`${name}.md`, page(builtInContracts[name] as Contract)]),
  )
}

function page(contract: Contract): string {
  return `# ${contract.title} (\`${contract.name}\`)

Written by \`npm run docs\` from the contract and its tests.

## Sentences and their tests

F: a fact that the published page states. D: decided where it is silent.

| | sentence | test |
|---|---|---|
${proofsOf(contract.name).join('\n')}

## Refusals on every route

Each cell is tried on a service by \`test/conformance/contracts/trial.test.ts\`. A dash: it can not occur there.

${matrixOf(contract)}

## Replies

Texts that name a member of the request go on with it.

| code | where | status | body |
|---|---|---|---|
${repliesOf(contract).join('\n')}
`
}

/** Throws when a sentence has no test, or more than one, or a test no sentence. */
function proofsOf(name: string): string[] {
  const known = sentences[name] ?? {}
  const proofs = testFolders.flatMap((folder) => proofsIn(`${folder}/${name}.test.ts`))
  const proved = proofs.map(([id]) => id)
  const differing = [
    ...Object.keys(known).filter((id) => proved.filter((one) => one === id).length !== 1),
    ...proved.filter((id) => !(id in known)),
  ]
  if (differing.length > 0)
    throw new Error(`${name}: not one proof, or no sentence: ${differing.join()}`)
  const files = Object.fromEntries(proofs)
  return Object.entries(known).map(([id, sentence]) => {
    const file = files[id] ?? ''
    const called = file.replace(/^test\/(?:conformance\/contracts\/)?/, '')
    return `| ${id} | ${cell(sentence)} | [${called}](../../${file}) |`
  })
}

function proofsIn(file: string): (readonly [id: string, file: string])[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/\bproves\('([A-Z]\d+)'/g)].map(([, id = '']) => [id, file] as const)
}

function matrixOf(contract: Contract): string {
  const routes = guardedRoutes(contract)
  const heads = routes.map(({ method, path }) => `\`${method} ${path}\``)
  const rows = causes.map((cause) => {
    const codes = routes.map((route) => {
      const code = expectedCode(cause, route, contract)
      return code === null ? '–' : `${statusOf(code, route, contract)} ${code}`
    })
    return `| ${[cause, ...codes].join(' | ')} |`
  })
  return [`| | ${heads.join(' | ')} |`, `|---|${heads.map(() => '---|').join('')}`, ...rows].join(
    '\n',
  )
}

function statusOf(code: RefusalCode, { surface }: GuardedRoute, contract: Contract): number {
  return answerRefusal(refuse(code), contract, { surface, requestId: '' }).status
}

/** Every reply that the matrix refers to, once per surface. */
function repliesOf(contract: Contract): string[] {
  const rows = guardedRoutes(contract).flatMap((route) =>
    causes.flatMap((cause) => {
      const code = expectedCode(cause, route, contract)
      if (code === null) return []
      const { surface } = route
      const { status, body } = answerRefusal(refuse(code), contract, { surface, requestId: '' })
      return [`| ${code} | ${surface} | ${status} | \`${cell(body)}\` |`]
    }),
  )
  return [...new Set(rows)].sort()
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
