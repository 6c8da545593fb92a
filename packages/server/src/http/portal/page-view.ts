import type { Static } from 'typebox'
import type { SampleRequest } from '../../page/exchange.ts'
import type { Block as PageBlock } from '../../page/page.ts'
import { filledIn, type Values } from '../../page/personal.ts'
import { keepingSamples } from '../../page/samples/keeping.ts'
import type { Sample } from '../../page/samples/sample.ts'
import { samplesOf } from '../../page/samples/samples.ts'
import type { Block } from './page-objects.ts'

/** What a reader sees of a page. */
export interface Seen {
  /** Where the public port is reached. */
  readonly base: string
  readonly values: Values
  /** The name by which a request can be sent; null: it can not. */
  readonly nameOf: (request: SampleRequest) => string | null
}

/** A block of the page, its placeholders filled in. */
export function viewBlock(block: PageBlock, seen: Seen): Static<typeof Block> {
  const fill = (text: string) => filledIn(text, seen.values)
  switch (block.kind) {
    case 'text':
    case 'note':
    case 'heading':
      return { kind: block.kind, text: fill(block.text) }
    case 'list':
      return { kind: 'list', items: block.items.map(fill), ordered: block.ordered }
    case 'table':
      return {
        kind: 'table',
        head: [...block.head],
        rows: block.rows.map((row) => row.map(fill)),
      }
    case 'code':
      return { kind: 'code', language: block.language, text: fill(block.text) }
    case 'keeping': {
      const samples = keepingSamples(block.keeping, seen.base)
      return { kind: 'request', title: null, name: null, samples: filledSamples(samples, fill) }
    }
    case 'exchange': {
      const { title, about, request, reply, answers } = block.exchange
      const example = reply ?? (answers === null ? null : { status: 200, body: answers })
      return {
        kind: 'request',
        title: fill(title),
        ...(about === null ? {} : { text: fill(about) }),
        name: seen.nameOf(request),
        samples: filledSamples(samplesOf(request, seen.base), fill),
        reply: example === null ? null : { status: example.status, body: json(example.body) },
      }
    }
  }
}

function filledSamples(samples: readonly Sample[], fill: (text: string) => string) {
  return samples.map(({ text, ...sample }) => ({ ...sample, text: fill(text) }))
}

function json(body: Readonly<Record<string, unknown>> | null): string | null {
  return body === null ? null : JSON.stringify(body, null, 2)
}
