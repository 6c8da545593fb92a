import type { RefusalCode, Surface } from '@countersign/core'
import type { Challenge, Contract, Reply } from '../../contracts/contract.ts'
import { fill } from '../../contracts/shape.ts'
import { refusalsAt } from '../occurring-refusals.ts'
import { type Block, heading, json, type Section, table, text } from '../page.ts'
import { refusalWords } from '../refusal-words.ts'
import { refusalFacts } from '../sample-facts.ts'
import { presentedAt, type Vocabulary, vocabularyOf } from '../vocabulary.ts'
import { ownMembers } from './own-members.ts'

/** A reply, and every code that it is given for. */
interface Refused {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly codes: readonly RefusalCode[]
}

/** Every refusal with its reply, its cause and its cure. */
export function errorsSection(contract: Contract): Section {
  const vocabulary = vocabularyOf(contract)
  const { challenges, operations, resources, page } = contract
  const management = refusedAt('operation', contract)
  const guarded = refusedAt('resource', contract)
  const besides = without(management, guarded)
  const onlyOperations = resources.routes.length === 0
  return {
    title: 'Errors',
    blocks: [
      text(
        `Every 401 names its scheme in \`WWW-Authenticate\`, ${challengesSaid(challenges)}. Every 429 and 503 says in \`Retry-After\` after how many seconds to try again. Every reply has an \`X-Request-Id\`, by which we find it.`,
      ),
      ...errorsAt('At the token endpoint', refusedAt('token', contract), {
        ...vocabulary,
        credential: presentedAt(contract),
      }),
      ...errorsAt('At protected endpoints', onlyOperations ? management : guarded, vocabulary),
      ...(onlyOperations || operations.length === 0
        ? []
        : errorsAt(`${titleOf(contract)}, besides those`, besides, managing(contract), false)),
      ...endpointErrors(page.endpointErrors ?? []),
    ],
  }
}

/** Where a secret of the installation opens all management, that is the credential. */
function managing(contract: Contract): Vocabulary {
  const isBySecret = contract.operations.every(({ caller }) => caller.by === 'secret')
  return { ...vocabularyOf(contract), ...(isBySecret && { credential: 'admin key' }) }
}

function titleOf({ operations }: Contract): string {
  const [only, ...others] = operations
  return only !== undefined && others.length === 0
    ? `At \`${only.method} ${only.path}\``
    : 'At management endpoints'
}

function challengesSaid(challenges: Readonly<Record<Surface, Challenge>>): string {
  const said = ({ scheme, realm }: Challenge) => `\`${scheme} realm="${realm}"\``
  const [token, resource] = [said(challenges.token), said(challenges.resource)]
  return token === resource ? resource : `${token} at the token endpoint and ${resource} elsewhere`
}

const sameAs = ({ status, body }: Refused): string => JSON.stringify([status, body])

/** What is not among the others: another reply, or the same for another cause. */
function without(rows: readonly Refused[], others: readonly Refused[]): readonly Refused[] {
  const known = new Map(others.map((row) => [sameAs(row), row.codes]))
  return rows.flatMap((row) => {
    const codes = row.codes.filter((code) => known.get(sameAs(row))?.includes(code) !== true)
    return codes.length === 0 ? [] : [{ ...row, codes }]
  })
}

/** The replies of a surface by their status, each with all that it is given for. */
function refusedAt(surface: Surface, contract: Contract): readonly Refused[] {
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = contract.refusals[surface]
  const rows = new Map<string, Refused>()
  for (const code of refusalsAt(surface, contract)) {
    const { status, body } = replies[code] ?? contract.refusals[surface].internal
    const row = { status, body: fill(body ?? {}, refusalFacts(code)), codes: [code] }
    const codes = [...(rows.get(sameAs(row))?.codes ?? []), code]
    rows.set(sameAs(row), { ...row, codes })
  }
  return [...rows.values()].sort((one, other) => one.status - other.status)
}

function errorsAt(
  title: string,
  rows: readonly Refused[],
  vocabulary: Vocabulary,
  showsOne = true,
): readonly Block[] {
  if (rows.length === 0) return []
  const members = ownMembers(rows.map(({ body }) => body))
  const first = rows.find(({ status }) => status === 401)?.body
  const lines = rows.flatMap(({ status, body, codes }) => {
    const told = members.map(({ of, isName }) => (isName ? `\`${of(body)}\`` : of(body)))
    return codes.map((code) => {
      const { cause, cure } = refusalWords(code, vocabulary)
      return [String(status), ...told, cause, cure]
    })
  })
  const heads = ['Status', ...members.map(({ path }) => `\`${path}\``), 'Cause', 'What to do']
  return [
    heading(title),
    ...(showsOne && first !== undefined ? [json(first)] : []),
    table(heads, lines),
  ]
}

function endpointErrors(errors: NonNullable<Contract['page']['endpointErrors']>): readonly Block[] {
  if (errors.length === 0) return []
  const rows = errors.map(({ status, body, cause, cure }) => [
    String(status),
    `\`${JSON.stringify(body)}\``,
    cause,
    cure,
  ])
  return [
    heading('From the endpoints themselves'),
    table(['Status', 'Body', 'Cause', 'What to do'], rows),
  ]
}
