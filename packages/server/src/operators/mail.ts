/** Sends mail to people who were invited, or who asked for it. */
export interface Mail {
  readonly send: (mail: Letter) => Promise<void>
  /** To the dashboard. */
  readonly invite: (to: string, link: string) => Promise<void>
}

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface MailSettings {
  /** `smtp://…` or `smtps://…`, with user and password where the server wants them. */
  readonly url: string
  readonly from: string
}

/** The library is loaded when the first mail is sent. */
export function createMail({ url, from }: MailSettings): Mail {
  const send: Mail['send'] = async ({ to, subject, text }) => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport(url)
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
  }
  return {
    send,
    invite: (to, link) => {
      const subject = 'Your invitation to Countersign'
      const text = `You have been invited to the dashboard of a Countersign installation.\n\nOpen this link within 7 days to choose a password:\n\n${link}\n\nIt works once. If you did not expect it, ignore this mail.\n`
      return send({ to, subject, text })
    },
  }
}
