import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/** A mail server that takes every mail (RFC 5321). */
export interface Mailbox {
  readonly environment: Readonly<Record<string, string>>
  /** The next mail to an address, when it has come; what was read before is not read again. */
  readonly next: (address: string) => Promise<string>
  readonly close: () => void
}

/** On a port that nobody listens on. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: string[] = []
  const server = takeMails((mail) => mails.push(mail))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${String(port)}`,
      MAIL_FROM: 'portal@example.com',
    },
    next: async (address) => {
      for (;;) {
        const place = mails.findIndex((mail) => mail.includes(`To: ${address}`))
        const [mail] = place < 0 ? [] : mails.splice(place, 1)
        if (mail !== undefined) return mail.replaceAll('=\n', '').replaceAll('=3D', '=')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close: () => server.close(),
  }
}

/** The secret of the link in a mail. */
export function tokenIn(mail: string): string {
  return /\/portal\/\w+#(\w{43})/.exec(mail)?.[1] ?? ''
}

function takeMails(take: (mail: string) => void): Server {
  return createServer((socket) => {
    let mail: string | null = null
    let text = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string): void => {
      if (mail === null) {
        const isData = /^data$/i.test(line)
        if (isData) mail = ''
        say(isData ? '354 go on' : '250 yes')
      } else if (line === '.') {
        take(mail)
        mail = null
        say('250 taken')
      } else mail += `${line}\n`
    }
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      text += chunk.toString()
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        hear(line)
      }
    })
    say('220 mail.example')
  })
}
