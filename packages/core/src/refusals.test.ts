import { expect, it } from 'vitest'
import { type RefusalCode, refusals, refusalText, refuse } from './refusals.ts'

// RFC 6749 §5.2 and RFC 6750 §3: %x20-21 / %x23-5B / %x5D-7E
it('says nothing that an error_description can not hold', () => {
  for (const code of Object.keys(refusals) as RefusalCode[]) {
    const text = refusalText(refuse(code, { member: 'scope', expected: 'a text' }))
    expect(text, code).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/)
  }
})
