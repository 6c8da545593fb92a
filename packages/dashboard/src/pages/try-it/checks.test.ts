import { describe, expect, it } from 'vitest'
import { checked, type Verdict } from './checks.ts'

const refused: Verdict = { valid: false, code: 'key_expired', principal: null, limit: null }
const standingsOf = (verdict: Verdict, asked = {}) =>
  Object.fromEntries(checked(verdict, asked).map(({ name, standing }) => [name, standing]))

describe('the checks of a verdict', () => {
  it('name every one that refuses', () => {
    const failures = [
      { code: 'key_expired', detail: '' },
      { code: 'scope_missing', detail: '' },
    ] as const
    expect(standingsOf({ ...refused, failures }, { require: { scopes: ['a'] } })).toMatchObject({
      known: 'passed',
      inTime: 'refused',
      scopes: 'refused',
      capabilities: 'unasked',
      limit: 'open',
    })
  })

  it('are all open for a credential that nobody knows', () => {
    const failures = [{ code: 'key_unknown', detail: '' }] as const
    const { known, ...others } = standingsOf({ ...refused, code: 'key_unknown', failures })
    expect(known).toBe('refused')
    expect(new Set(Object.values(others))).toEqual(new Set(['open']))
  })
})
