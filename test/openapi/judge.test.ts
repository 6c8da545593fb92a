import { describe, expect, it } from 'vitest'
import type { Document } from '../../docs/client/document.ts'
import type { Answered } from '../service/api.ts'
import { judgeBy } from './judge.ts'
import { operationsOf } from './operations.ts'

const Thing = {
  type: 'object',
  properties: { id: { type: 'string', format: 'date-time' }, count: { type: 'integer' } },
  required: ['id'],
  additionalProperties: false,
}
const document = {
  openapi: '3.1.0',
  components: { schemas: { Thing } },
  paths: {
    '/things': {
      get: {
        operationId: 'things.get',
        responses: {
          200: {
            headers: { 'Retry-After': { schema: { type: 'integer' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          204: {},
        },
      },
    },
  },
} as unknown as Document

const [operation] = operationsOf(document)
const judge = judgeBy(document)
const fine = { id: '2030-01-01T00:00:00Z', count: 1 }

function complaint(status: number, body: unknown, more: Readonly<Record<string, string>> = {}) {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'retry-after': '1',
    ...more,
  })
  const text = body === undefined ? '' : JSON.stringify(body)
  const reply: Answered = { status, headers, text, body }
  return operation === undefined ? 'no operation' : judge.complaint(operation, reply)
}

// What finds faults has to be seen finding them.
describe('the judge of replies', () => {
  it('has nothing to say of what is declared', () => {
    expect(complaint(200, fine)).toBeNull()
    expect(complaint(204, undefined)).toBeNull()
  })

  it.each([
    ['an undeclared status', complaint(201, fine), 'the status 201 is not declared'],
    ['a missing member', complaint(200, {}), "must have required property 'id'"],
    ['a member too many', complaint(200, { ...fine, more: 1 }), 'must NOT have additional'],
    ['a wrong type', complaint(200, { ...fine, count: '1' }), 'must be integer'],
    ['a wrong format', complaint(200, { id: 'today' }), 'must match format'],
    ['no body', complaint(200, null), 'must be object'],
    ['a body where none is declared', complaint(204, fine), 'no body is declared'],
    [
      'another media type',
      complaint(200, fine, { 'content-type': 'text/html' }),
      'the media type text/html is not declared',
    ],
    [
      'a header of another form',
      complaint(200, fine, { 'retry-after': 'soon' }),
      'the header Retry-After is not as declared: soon',
    ],
  ])('finds %s', (_case, found, expected) => {
    expect(found).toContain(expected)
  })
})
