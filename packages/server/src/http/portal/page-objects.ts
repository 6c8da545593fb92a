import { type Static, Type } from 'typebox'
import { closed, nullable, Text } from '../control/objects.ts'

// The published page as the portal shows it.

const Texts = Type.Array(Text(2_000), { maxItems: 100 })

export const Sample = Type.Object(
  { title: Text(40), language: Type.Enum(['sh', 'ts', 'python']), text: Text(20_000) },
  { ...closed, title: 'Sample' },
)

const Reply = Type.Object(
  { status: Type.Integer({ minimum: 100, maximum: 599 }), body: nullable(Text(20_000)) },
  { ...closed, title: 'SampleReply' },
)

/** Whatever a block is made of, the members of other kinds are absent. */
export const Block = Type.Object(
  {
    kind: Type.Enum(['text', 'note', 'heading', 'list', 'table', 'code', 'request']),
    text: Type.Optional(
      Type.String({
        maxLength: 20_000,
        description: 'May hold `code` between grave accents, and no other markup.',
      }),
    ),
    language: Type.Optional(Type.Enum(['json', 'http'])),
    items: Type.Optional(Texts),
    ordered: Type.Optional(Type.Boolean()),
    head: Type.Optional(Texts),
    rows: Type.Optional(Type.Array(Texts, { maxItems: 500 })),
    title: Type.Optional(nullable(Text(500))),
    name: Type.Optional(
      nullable(
        Type.String({
          maxLength: 40,
          description: 'By which the sample can be sent; null: it can not.',
        }),
      ),
    ),
    samples: Type.Optional(Type.Array(Sample, { maxItems: 10 })),
    reply: Type.Optional(
      Type.Union([Reply, Type.Null()], { description: 'What it answers, as an example.' }),
    ),
  },
  { ...closed, title: 'PageBlock' },
)
export type Block = Static<typeof Block>

const Section = Type.Object(
  { title: Text(500), blocks: Type.Array(Block, { maxItems: 500 }) },
  { ...closed, title: 'PageSection' },
)

export const Samples = Type.Object(
  {
    title: Text(500),
    placeholders: Type.Array(
      Type.Object(
        {
          text: Type.String({ maxLength: 100, description: 'As it stands in the samples.' }),
          is_secret: Type.Boolean({
            description:
              'Whether the secret of a key belongs there; the beginning of one is shown.',
          }),
        },
        { ...closed, title: 'SamplePlaceholder' },
      ),
      { maxItems: 20 },
    ),
    sections: Type.Array(Section, { maxItems: 50 }),
  },
  { ...closed, title: 'Samples' },
)

/** What became of a sample that was sent. */
export const SentSample = Type.Object(
  {
    name: Text(40),
    steps: Type.Array(
      Type.Object(
        {
          request: Type.String({
            maxLength: 20_000,
            description: 'The request as a command of the shell, without its secret.',
          }),
          status: Type.Integer({ minimum: 100, maximum: 599 }),
          headers: Type.Array(
            Type.Object({ name: Text(100), value: Text(4_000) }, { ...closed, title: 'Header' }),
            { maxItems: 50 },
          ),
          body: Type.String({ maxLength: 70_000, description: 'At most the first 64 KiB.' }),
          duration_ms: Type.Integer({ minimum: 0, maximum: 60_000 }),
        },
        { ...closed, title: 'SentStep' },
      ),
      {
        maxItems: 2,
        description: 'Where resources take tokens alone, a token is asked for first.',
      },
    ),
  },
  { ...closed, title: 'SentSample' },
)
