import { type RefusalCode, refusals } from '@countersign/core'
import { expect, it } from 'vitest'
import en from './en.json' with { type: 'json' }
import { formsOf } from './nouns.ts'
import english from './nouns-en.json' with { type: 'json' }

const noun = formsOf('project', english)
const spoken = (text: string) =>
  text.replaceAll(/\{\{noun\.(\w+)\}\}/g, (_, form: string) => noun[form] ?? '')

it.each(Object.entries(en.refusals))('tells of %s what its page tells', (code, texts) => {
  const { cause, remedy } = refusals[code as RefusalCode]
  expect({ cause: spoken(texts.cause), remedy: spoken(texts.remedy) }).toEqual({ cause, remedy })
})
