import { describe, expect, it } from 'vitest'
import { readReply } from '../../bench/load/reply.ts'

const right = { text: '"valid":true', answers: 2 }
const reply = (body: string, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
const whole = reply('[{"valid":true},{"valid":true}]')

describe('the load', () => {
  it('takes a reply that gives every answer', () => {
    expect(readReply(whole, right)).toBe('right')
  })

  it('waits for a reply that is not whole', () => {
    for (let length = 0; length < whole.length; length++) {
      expect(readReply(whole.slice(0, length), right)).toBe('partial')
    }
  })

  it.each([
    ['one wrong answer among right ones', reply('[{"valid":true},{"valid":false}]'), 'not right'],
    ['no answer', reply('[]'), 'not right'],
    [
      'an answer in the headers alone',
      reply('{}').replace('\r\n', '\r\na: "valid":true\r\n'),
      'not right',
    ],
    ['another status', reply('[{"valid":true},{"valid":true}]', '503 Busy'), 'not the status'],
    ['no length', 'HTTP/1.1 200 OK\r\n\r\n[{"valid":true},{"valid":true}]', 'no length'],
  ])('refuses a reply with %s', (_, text, verdict) => {
    expect(readReply(text, right)).toBe(verdict)
  })
})
