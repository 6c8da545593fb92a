import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddress, parseRange, standingOf } from './address.ts'

describe('an allow-list', () => {
  it('holds the addresses of its ranges, and no others', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (one, other, bits) => {
        const number = (ip: string): number =>
          ip.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
        const size = 2 ** (32 - bits)
        const inside = Math.floor(number(one) / size) === Math.floor(number(other) / size)
        const expected = inside ? 'allowed' : 'refused'
        expect(standingOf([`${one}/${String(bits)}`], other)).toBe(expected)
        expect(standingOf([`${one}/${String(bits)}`], `::ffff:${other}`)).toBe(expected)
      }),
    )
  })

  it('of IPv6 holds every spelling of an address', () => {
    for (const spelling of ['2001:db8::1', '2001:DB8:0:0:0:0:0:1', '2001:0db8::0001']) {
      expect(standingOf(['2001:db8::/127'], spelling)).toBe('allowed')
    }
    expect(standingOf(['2001:db8::/127'], '2001:db8::2')).toBe('refused')
    expect(standingOf(['::/0'], '192.0.2.1')).toBe('refused')
    expect(standingOf(['0.0.0.0/0'], '2001:db8::1')).toBe('refused')
    expect(standingOf(['::ffff:192.0.2.0/120'], '192.0.2.9')).toBe('allowed')
  })

  it('that is null lets all in; one that is not asks for an address', () => {
    expect(standingOf(null, null)).toBe('unrestricted')
    expect(standingOf(['192.0.2.1'], null)).toBe('undeclared')
    expect(standingOf(['192.0.2.1'], 'localhost')).toBe('refused')
  })
})

it('reads no address in a spelling that programs disagree about', () => {
  const texts = [
    '',
    '1',
    '127.1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '1.2.3.4.5',
    '256.1.1.1',
  ]
  for (const text of [...texts, 'fe80::1%eth0', '::1::', '1.2.3.4 ', 'localhost', '[::1]']) {
    expect(parseAddress(text), text).toBeNull()
  }
  for (const text of [
    '1.2.3.4/33',
    '1.2.3.4/-1',
    '1.2.3.4/',
    '1.2.3.4/8/8',
    '::/129',
    '1.2.3.4/08',
  ]) {
    expect(parseRange(text), text).toBeNull()
  }
})
