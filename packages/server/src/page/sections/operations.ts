import type { Argument, Contract, Operation, Source } from '../../contracts/contract.ts'
import { argumentMeaning } from '../operation-words.ts'
import { type Block, heading, type Section, shown, table, text } from '../page.ts'
import { ownAdminKey, ownServerKey } from '../placeholders.ts'
import { isAboutCaller, sampleOperation } from '../sample-operations.ts'
import { capital, memberOf, plural, type Vocabulary, vocabularyOf } from '../vocabulary.ts'

/** The management that a contract has on its public port. Null where it has none. */
export function operationsSection(contract: Contract): Section | null {
  const operations = contract.operations.filter(({ does }) => !isAboutCaller(does))
  if (operations.length === 0) return null
  const vocabulary = vocabularyOf(contract)
  return {
    title: titleOf(operations, vocabulary),
    blocks: [
      ...callers(contract, operations).map(text),
      ...operations.flatMap((operation) => operationBlocks(operation, contract)),
    ],
  }
}

function operationBlocks(operation: Operation, contract: Contract): readonly Block[] {
  const exchange = sampleOperation(contract, operation)
  const { title, about } = exchange
  return [
    heading(title),
    ...(about === null ? [] : [text(about)]),
    ...parametersOf(operation, vocabularyOf(contract)),
    shown({ ...exchange, title: `\`${operation.method} ${operation.path}\``, about: null }),
  ]
}

function titleOf(operations: readonly Operation[], { credential, project }: Vocabulary): string {
  const managed = [
    [/_keys?$/, plural(credential)],
    [/_client/, 'clients'],
    [/_projects?$/, plural(project)],
  ] as const
  const nouns = managed.flatMap(([pattern, noun]) =>
    operations.some(({ does }) => pattern.test(does)) ? [noun] : [],
  )
  return `Managing ${nouns.join(' and ')}`
}

/** Who may call, where that is not everybody. */
function callers(contract: Contract, operations: readonly Operation[]): readonly string[] {
  const { credential } = vocabularyOf(contract)
  const header = operations.flatMap(({ caller }) => (caller.by === 'secret' ? [caller.header] : []))
  const isForServers = operations.some(
    ({ caller }) => caller.by === 'credential' && !caller.levels.includes('project'),
  )
  const [name] = header
  const says = name === undefined ? undefined : contract.page.headers?.[name]
  return [
    ...(name === undefined
      ? []
      : [
          `For administrators only: these requests carry \`${name}\`${says === undefined ? '' : `, ${says}`}. \`${ownAdminKey}\` stands for it.`,
        ]),
    ...(isForServers
      ? [
          `\`${ownServerKey}\` stands for a ${credential} of the server level. ${capital(plural(credential))} of one ${contract.nouns.project} are refused there.`,
        ]
      : []),
  ]
}

/** What a request may hold: in its body, or in the query where it lists. */
function parametersOf(operation: Operation, vocabulary: Vocabulary): readonly Block[] {
  const sources = Object.entries(operation.takes) as [Argument, Source][]
  const own = sources.flatMap(([argument, source]) => {
    if (source.from !== 'body' && source.from !== 'query') return []
    const [name, required] =
      source.from === 'body' ? [source.member, source.required] : [source.parameter, false]
    const says = argumentMeaning(argument, source, vocabulary)
    return [[`\`${name}\``, source.from, required ? 'yes' : 'no', says]]
  })
  const rows = [...own, ...pagingOf(operation)]
  return rows.length === 0 ? [] : [table(['Parameter', 'In', 'Required', 'Meaning'], rows)]
}

function pagingOf({ reply }: Operation): readonly (readonly string[])[] {
  const next = memberOf('next_cursor', reply.body)
  if (next === null) return []
  return [
    ['`limit`', 'query', 'no', 'How many at most, from 1 to 100. Left out: `100`.'],
    ['`cursor`', 'query', 'no', `Where the page begins: the \`${next}\` of the page before.`],
  ]
}
