import { type RefusalCode, refusals } from '@countersign/core'
import { expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }

it.each(Object.entries(en.refusals))('tells of %s what its page tells', (code, texts) => {
  const { cause, remedy } = refusals[code as RefusalCode]
  expect(texts).toEqual({ cause, remedy })
})
