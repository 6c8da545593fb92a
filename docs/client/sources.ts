import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { Document } from './document.ts'
import { type Row, rowsOf } from './rows.ts'

/**
 * The generated part of the client: its files by name, from the document of the control API.
 * Throws where the document leaves in doubt how an operation is called.
 */
export async function clientSources(
  document: Document,
  version: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = rowsOf(document)
  return new Map([
    ['client.ts', clientText(rows)],
    ['operations.ts', operationsText(rows)],
    ['schema.ts', notice + (await schemaText(document))],
    ['version.ts', `${notice}export const clientVersion = ${JSON.stringify(version)}\n`],
  ])
}

const notice =
  '// Written by `npm run docs` from docs/openapi/control.json. Changes made here are lost.\n'

async function schemaText(document: Document): Promise<string> {
  const nodes = await openapiTypescript(document as unknown as OpenAPI3, {
    immutable: true,
    // a member with a default may be left out of a request
    defaultNonNullable: false,
  })
  return astToString(nodes)
}

function operationsText(rows: readonly Row[]): string {
  const lines = rows.map(({ name, operation }) => {
    const members = Object.entries(operation).map(([member, value]) => `${member}: ${json(value)}`)
    return `  ${json(name)}: { ${members.join(', ')} },`
  })
  return `${notice}import type { Operation } from '../operation.ts'

export const operations = {
${lines.join('\n')}
} as const satisfies Record<string, Operation>
`
}

const json = (value: unknown): string => JSON.stringify(value)

function clientText(rows: readonly Row[]): string {
  const groups = Map.groupBy(rows, ({ name }) => name.split('.')[0] ?? '')
  const texts = [...groups].map(
    ([group, members]) => `  readonly ${group}: {\n${members.map(methodText).join('')}  }\n`,
  )
  return `${notice}import type { CallOptions, ChangeOptions, CreateOptions } from '../options.ts'
import type { Pages } from '../pages.ts'
import type { Arguments, Item, ListArguments, Result, Tagged } from '../types.ts'

/** The control API: a group of operations a member. */
export interface CountersignClient {
${texts.join('')}}
`
}

function methodText(row: Row): string {
  const { name, needsArguments } = row
  const { gives, takes, options } = typesOf(row)
  const verb = name.split('.')[1] ?? ''
  const parameters = `args${needsArguments ? '' : '?'}: ${takes}, options?: ${options}`
  return `${noteText(row)}    readonly ${verb}: (${parameters}) => ${gives}\n`
}

function typesOf({ name, operation, hasResult }: Row) {
  const of = `<'${name}'>`
  if (operation.paged) {
    return { takes: `ListArguments${of}`, options: 'CallOptions', gives: `Pages<Item${of}>` }
  }
  const wishes = [
    ...(operation.idempotent ? ['CreateOptions'] : []),
    ...(operation.conditional ? ['ChangeOptions'] : []),
  ]
  return {
    takes: `Arguments${of}`,
    options: wishes.length === 0 ? 'CallOptions' : wishes.join(' & '),
    gives: `Promise<${resultOf(of, operation.tagged, hasResult)}>`,
  }
}

function resultOf(of: string, isTagged: boolean, hasResult: boolean): string {
  if (!hasResult) return 'void'
  return isTagged ? `Tagged<Result${of}>` : `Result${of}`
}

function noteText({ says, isDeprecated }: Row): string {
  const lines = [...says.split('\n'), ...(isDeprecated ? ['', '@deprecated'] : [])]
  if (says === '' && !isDeprecated) return ''
  const safe = lines.map((line) => `     * ${line.replaceAll('*/', '*\\/')}`.trimEnd())
  return `    /**\n${safe.join('\n')}\n     */\n`
}
