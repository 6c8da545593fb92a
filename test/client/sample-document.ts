/** A document of a few operations, each for something that the generator has to get right. */

const text = { type: 'string' } as const
const problem = {
  description: 'A problem.',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
} as const
const named = (name: string) => ({ name, in: 'path', required: true, schema: text }) as const
const asked = (name: string) => ({ name, in: 'query', schema: text }) as const
const idempotencyKey = { name: 'Idempotency-Key', in: 'header', schema: text } as const
const ifMatch = { name: 'If-Match', in: 'header', schema: text } as const
const etag = { ETag: { schema: text } } as const
const json = (schema: object) => ({ 'application/json': { schema } }) as const

export const sampleDocument = {
  openapi: '3.1.0',
  info: { title: 'A sample', version: '1' },
  security: [{ bearer: [] }],
  paths: {
    '/v1/projects': {
      post: {
        operationId: 'projects.create',
        summary: 'Creates a project.',
        'x-idempotent': true,
        'x-paged': false,
        parameters: [idempotencyKey],
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/NewProject' }) },
        responses: {
          201: {
            description: 'Created.',
            headers: etag,
            content: json({ $ref: '#/components/schemas/Project' }),
          },
          default: problem,
        },
      },
      get: {
        operationId: 'projects.list',
        description: 'Ends with */ and goes on.',
        'x-idempotent': false,
        'x-paged': true,
        parameters: [asked('limit'), asked('cursor')],
        responses: {
          200: { description: 'A page.', content: json({ $ref: '#/components/schemas/Projects' }) },
        },
      },
    },
    '/v1/projects/{project}': {
      parameters: [named('project')],
      get: {
        operationId: 'projects.get',
        'x-idempotent': false,
        'x-paged': false,
        responses: {
          200: {
            description: 'The project.',
            headers: etag,
            content: json({ $ref: '#/components/schemas/Project' }),
          },
        },
      },
      patch: {
        operationId: 'projects.change',
        'x-idempotent': false,
        'x-paged': false,
        parameters: [ifMatch],
        requestBody: {
          content: json({
            allOf: [
              { type: 'object', properties: { name: text } },
              { type: 'object', properties: { is_active: { type: 'boolean' } } },
            ],
          }),
        },
        responses: {
          200: {
            description: 'The project.',
            headers: etag,
            content: json({ $ref: '#/components/schemas/Project' }),
          },
        },
      },
      delete: {
        operationId: 'projects.delete',
        deprecated: true,
        'x-idempotent': false,
        'x-paged': false,
        parameters: [ifMatch],
        responses: { 204: { description: 'Gone.' } },
      },
    },
    '/v1/verify': {
      post: {
        operationId: 'credentials.verify',
        'x-idempotent': false,
        'x-paged': false,
        requestBody: {
          content: json({
            type: 'object',
            properties: { credential: text },
            required: ['credential'],
          }),
        },
        responses: { 200: { description: 'A verdict.', content: json({ type: 'object' }) } },
      },
    },
    '/livez': {
      get: {
        operationId: 'health.live',
        security: [],
        'x-idempotent': false,
        'x-paged': false,
        responses: { 200: { description: 'It lives.', content: json({ type: 'object' }) } },
      },
    },
  },
  components: {
    schemas: {
      NewProject: {
        type: 'object',
        properties: { slug: text, name: text, contact: { type: ['string', 'null'] } },
        required: ['slug', 'name'],
        additionalProperties: false,
      },
      Project: {
        type: 'object',
        properties: { id: text, slug: text, name: text, is_active: { type: 'boolean' } },
        required: ['id', 'slug', 'name', 'is_active'],
      },
      Projects: {
        type: 'object',
        properties: {
          data: { type: 'array', items: { $ref: '#/components/schemas/Project' } },
          next_cursor: { type: ['string', 'null'] },
        },
        required: ['data', 'next_cursor'],
      },
    },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
}
