import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { controlOf } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

/** A mail server that takes every mail (RFC 5321), or none. */
function startMailServer(mails: string[], takes: () => boolean): Server {
  return createServer((socket) => {
    let isData = false
    let text = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      text += chunk.toString()
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        if (isData) {
          if (line === '.') {
            isData = false
            say('250 taken')
          } else mails.push(`${mails.pop() ?? ''}${line}\n`)
        } else if (/^data$/i.test(line)) {
          isData = true
          mails.push('')
          say('354 go on')
        } else if (/^rcpt/i.test(line) && !takes()) say('550 not here')
        else say('250 yes')
      }
    })
    say('220 mail.example')
  })
}

describe('invitations by mail', () => {
  const mails: string[] = []
  let takes = true
  const server = startMailServer(mails, () => takes)
  let service: TestService
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    service = await startTestService({
      databaseUrl: null,
      environment: {
        SMTP_URL: `smtp://127.0.0.1:${String(port)}`,
        MAIL_FROM: 'countersign@example.com',
        CONTROL_URL: 'https://admin.example',
      },
    })
  })
  afterAll(async () => {
    await service.remove()
    server.close()
  })

  it('are sent, and shown as well', async () => {
    const json = { email: 'ada@example.com', role: 'operator' }
    const { status, body } = await controlOf(service)('/v1/invitations', { json })
    expect([status, body.mailed]).toEqual([201, true])
    expect(body.link).toMatch(/^https:\/\/admin\.example\/dashboard\/invitation#\w{43}$/)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain('To: ada@example.com')
    expect(mails[0]).toContain('From: countersign@example.com')
    expect(mails[0]?.replaceAll('=\n', '').replaceAll('=3D', '=')).toContain(body.link)
  })

  it('are shown where none can be sent', async () => {
    takes = false
    const json = { email: 'bob@example.com', role: 'operator' }
    const { status, body } = await controlOf(service)('/v1/invitations', { json })
    expect([status, body.mailed]).toEqual([201, false])
    await expect.poll(service.output).toContain('the mail of an invitation could not be sent')
    expect(service.output()).not.toContain(body.link)
  })
})
