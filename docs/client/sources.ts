import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { Document } from './document.ts'
import { type Row, rowsOf } from './rows.ts'

/** An API that has a client. */
export interface Api {
  /** The document that its client is written from. */
  readonly from: string
  readonly interfaceName: string
  readonly says: string
  /** From the generated files to what all clients share. */
  readonly shared: string
  /** Of the package; null: another client of it says it. */
  readonly version: string | null
}

export const controlApi = (version: string): Api => ({
  from: 'docs/openapi/control.json',
  interfaceName: 'CountersignClient',
  says: 'The control API: a group of operations a member.',
  shared: '..',
  version,
})

export const portalApi: Api = {
  from: 'docs/openapi/portal.json',
  interfaceName: 'PortalClient',
  says: 'The API of the portal: a group of operations a member.',
  shared: '../..',
  version: null,
}

/**
 * The generated part of a client: its files by name, from the document of its API.
 * Throws where the document leaves in doubt how an operation is called.
 */
export async function clientSources(
  document: Document,
  api: Api,
): Promise<ReadonlyMap<string, string>> {
  const rows = rowsOf(document)
  const notice = `// Written by \`npm run docs\` from ${api.from}. Changes made here are lost.\n`
  const version = `export const clientVersion = ${JSON.stringify(api.version)}\n`
  return new Map([
    ['client.ts', notice + clientText(rows, api)],
    ['operations.ts', notice + operationsText(rows, api)],
    ['schema.ts', notice + (await schemaText(document))],
    ...(api.version === null ? [] : ([['version.ts', notice + version]] as const)),
  ])
}

async function schemaText(document: Document): Promise<string> {
  const nodes = await openapiTypescript(document as unknown as OpenAPI3, {
    immutable: true,
    // a member with a default may be left out of a request
    defaultNonNullable: false,
  })
  return astToString(nodes)
}

function operationsText(rows: readonly Row[], { shared }: Api): string {
  const lines = rows.map(({ name, operation }) => {
    const members = Object.entries(operation).map(([member, value]) => `${member}: ${json(value)}`)
    return `  ${json(name)}: { ${members.join(', ')} },`
  })
  return `import type { Operation } from '${shared}/operation.ts'

export const operations = {
${lines.join('\n')}
} as const satisfies Record<string, Operation>
`
}

const json = (value: unknown): string => JSON.stringify(value)

function clientText(rows: readonly Row[], { interfaceName, says, shared }: Api): string {
  const groups = Map.groupBy(rows, ({ name }) => name.split('.')[0] ?? '')
  const texts = [...groups].map(
    ([group, members]) => `  readonly ${group}: {\n${members.map(methodText).join('')}  }\n`,
  )
  return `import type { CallOptions, ChangeOptions, CreateOptions } from '${shared}/options.ts'
import type { Pages } from '${shared}/pages.ts'
import type { Arguments, Item, ListArguments, Result, Tagged } from '../types.ts'

/** ${says} */
export interface ${interfaceName} {
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
