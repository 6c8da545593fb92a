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
  settings: z.exactOptional(z.array(members({ variable: word, purpose: word }))),
})
