import { describe, expect, it } from 'vitest'
import type { Document } from '../../docs/client/document.ts'
import { rowsOf } from '../../docs/client/rows.ts'
import { clientSources, controlApi } from '../../docs/client/sources.ts'
import { sampleDocument } from './sample-document.ts'

type Changed = { -readonly [Member in keyof Document]: Document[Member] } & {
  paths: Record<string, Record<string, Record<string, unknown>>>
}

/** The sample with a change of the test's own. */
function sample(change: (document: Changed) => void = () => undefined): Document {
  const document = structuredClone(sampleDocument) as unknown as Changed
  change(document)
  return document
}

const rows = new Map(rowsOf(sample()).map((row) => [row.name, row]))
const operation = (name: string) => rows.get(name)?.operation

describe('the table of operations', () => {
  it('has every operation, in the order of the names', () => {
    expect([...rows.keys()]).toEqual([
      'credentials.verify',
      'health.live',
      'projects.change',
      'projects.create',
      'projects.delete',
      'projects.get',
      'projects.list',
    ])
  })

  it('says what an operation takes and gives', () => {
    expect(operation('projects.list')).toEqual({
      method: 'GET',
      path: '/v1/projects',
      query: ['limit', 'cursor'],
      body: false,
      open: false,
      paged: true,
      idempotent: false,
      repeatable: true,
      tagged: false,
      conditional: false,
    })
    expect(operation('projects.change')).toMatchObject({ conditional: true, tagged: true })
    expect(operation('health.live')).toMatchObject({ open: true })
  })

  it('lets be repeated what reads, asks, ends or carries an idempotency key', () => {
    const repeatable = [...rows.values()].filter((row) => row.operation.repeatable)
    expect(repeatable.map(({ name }) => name)).toEqual([
      'credentials.verify',
      'health.live',
      'projects.create',
      'projects.delete',
      'projects.get',
      'projects.list',
    ])
  })

  it('knows which operations can do without arguments', () => {
    const needy = [...rows.values()].filter((row) => row.needsArguments).map(({ name }) => name)
    expect(needy).toEqual([
      'credentials.verify',
      'projects.change',
      'projects.create',
      'projects.delete',
      'projects.get',
    ])
  })
})

describe('the sources', () => {
  it('are the same each time', async () => {
    expect(await clientSources(sample(), controlApi('1.2.3'))).toEqual(
      await clientSources(sample(), controlApi('1.2.3')),
    )
  })

  it('carry what the document says, and nothing that ends a comment', async () => {
    const text = (await clientSources(sample(), controlApi('1.2.3'))).get('client.ts') ?? ''
    expect(text).toContain('* Creates a project.')
    expect(text).toContain('* Ends with *\\/ and goes on.')
    expect(text).toContain('* @deprecated')
  })
})

describe('a document is refused', () => {
  const post = (document: Changed) => document.paths['/v1/projects']?.['post'] ?? {}

  it('when an argument is in two places', () => {
    const clashing = sample((document) => {
      const parameters = [{ name: 'slug', in: 'query', schema: {} }]
      Object.assign(post(document), { parameters })
    })
    expect(() => rowsOf(clashing)).toThrow(
      'projects.create: slug is in two of path, query and body',
    )
  })

  it('when a composed body clashes with the path', () => {
    const clashing = sample((document) => {
      const patch = document.paths['/v1/projects/{project}']?.['patch'] ?? {}
      const schema = { oneOf: [{ type: 'object', properties: { project: {} } }] }
      patch['requestBody'] = { content: { 'application/json': { schema } } }
    })
    expect(() => rowsOf(clashing)).toThrow('projects.change: project is in two')
  })

  it.each([undefined, 'create', 'projects.create.new', 'Projects.create'])(
    'when an operation is called %s',
    (operationId) => {
      const nameless = sample((document) => Object.assign(post(document), { operationId }))
      expect(() => rowsOf(nameless)).toThrow('expected <group>.<verb>')
    },
  )

  it('when two operations have one name', () => {
    const twice = sample((document) => {
      Object.assign(post(document), { operationId: 'projects.get' })
    })
    expect(() => rowsOf(twice)).toThrow('projects.get is the name of two operations')
  })

  it.each(['x-idempotent', 'x-paged'])('when %s is missing', (member) => {
    const silent = sample((document) => Object.assign(post(document), { [member]: undefined }))
    expect(() => rowsOf(silent)).toThrow(`projects.create: ${member} is missing`)
  })

  it.each([
    ['a list', { type: 'array', items: {} }],
    ['a text', { type: 'string' }],
    ['anything', {}],
  ])('when a body is %s', (_case, schema) => {
    const shapeless = sample((document) => {
      post(document)['requestBody'] = { content: { 'application/json': { schema } } }
    })
    expect(() => rowsOf(shapeless)).toThrow('projects.create: its body is no JSON object')
  })

  it('when a path has a parameter that is not described', () => {
    const undescribed = sample((document) => {
      const item = document.paths['/v1/projects/{project}']
      Object.assign(item ?? {}, { parameters: [] })
    })
    expect(() => rowsOf(undescribed)).toThrow('{project} is not among its parameters')
  })

  it('when a reference leads nowhere', () => {
    const broken = sample((document) => {
      const schema = { $ref: '#/components/schemas/Absent' }
      post(document)['requestBody'] = { content: { 'application/json': { schema } } }
    })
    expect(() => rowsOf(broken)).toThrow('#/components/schemas/Absent leads nowhere')
  })
})
