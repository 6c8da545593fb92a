import { expect, it } from 'vitest'
import { codeColors } from './colors.ts'

it('gives what is granted, limited and refused the same colours in any order', () => {
  const [refused, granted, limited, others] = codeColors([
    'key_revoked',
    'valid',
    'rate_exceeded',
    'others',
  ]).light
  const again = codeColors(['valid', 'address_rate_exceeded', 'scope_missing']).light
  expect(again).toEqual([granted, limited, refused])
  expect(new Set([refused, granted, limited, others]).size).toBe(4)
})
