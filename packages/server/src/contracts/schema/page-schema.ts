import { z } from 'zod'
import { factNames } from '../shape.ts'
import { members } from './chosen.ts'
import { word } from './words.ts'

const text = z.exactOptional(word)
const example = z.record(z.string(), z.unknown())

const endpoint = members({
  does: word,
  sends: z.exactOptional(example),
  answers: z.exactOptional(example),
})

const endpointError = members({
  status: z.number(),
  body: example,
  cause: word,
  cure: word,
})

const portal = members({
  selfService: z.exactOptional(z.boolean()),
  colour: z.exactOptional(z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour, such as "#1d4ed8"')),
  logo: z.exactOptional(
    z
      .string()
      .max(65_536, 'a picture of at most 64 KiB')
      .regex(
        /^data:image\/(?:svg\+xml|png|webp);base64,[A-Za-z0-9+/]+={0,2}$/,
        'a data: URL of an SVG, PNG or WebP in base64',
      ),
  ),
})

export const pageSchema = members({
  gettingAKey: z.array(z.string()),
  notes: z.array(z.string()),
  credential: text,
  care: text,
  owns: text,
  headers: z.exactOptional(z.record(z.string(), z.string())),
  endpoints: z.exactOptional(z.record(z.string(), endpoint)),
  endpointErrors: z.exactOptional(z.array(endpointError)),
  samples: z.exactOptional(z.partialRecord(z.enum(factNames), z.unknown())),
  portal: z.exactOptional(portal),
  settings: z.exactOptional(z.array(members({ variable: word, purpose: word }))),
})
