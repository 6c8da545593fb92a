import type { Letter } from '../operators/mail.ts'
import type { Portal } from './context.ts'
import type { MadeInvitation } from './members.ts'
import { linkTo, type MadeLink } from './new-records.ts'

export type Language = 'en' | 'de'

interface Said {
  /** What the API is called. */
  readonly title: string
  readonly link: string
  /** Who has had it sent; null: whoever runs the API. */
  readonly by: string | null
}

type Words = (said: Said) => Pick<Letter, 'subject' | 'text'>

/** Every mail of the portal, in both languages. */
const mails = {
  invitation: {
    en: ({ title, link, by }) => ({
      subject: `Your invitation to ${title}`,
      text: `${by ?? 'Whoever runs the API'} has invited you to a project at ${title}.\n\nOpen this link within 7 days:\n\n${link}\n\nIt works once. If you did not expect it, ignore this mail.\n`,
    }),
    de: ({ title, link, by }) => ({
      subject: `Ihre Einladung zu ${title}`,
      text: `${by ?? 'Der Betreiber der API'} hat Sie in ein Projekt bei ${title} eingeladen.\n\nÖffnen Sie diesen Link innerhalb von 7 Tagen:\n\n${link}\n\nEr gilt einmal. Haben Sie ihn nicht erwartet, übergehen Sie diese Mail.\n`,
    }),
  },
  registration: {
    en: ({ title, link }) => ({
      subject: `Confirm your mail address for ${title}`,
      text: `Open this link within an hour to finish your registration at ${title}:\n\n${link}\n\nIt works once. If you did not register, ignore this mail.\n`,
    }),
    de: ({ title, link }) => ({
      subject: `Bestätigen Sie Ihre Mailadresse für ${title}`,
      text: `Öffnen Sie innerhalb einer Stunde diesen Link, um Ihre Registrierung bei ${title} abzuschließen:\n\n${link}\n\nEr gilt einmal. Haben Sie sich nicht registriert, übergehen Sie diese Mail.\n`,
    }),
  },
  registered: {
    en: ({ title, link }) => ({
      subject: `You have an account at ${title}`,
      text: `Somebody wanted to register with this mail address at ${title}, and it has an account there. Sign in, or choose another password:\n\n${link}\n\nIf it was not you, ignore this mail.\n`,
    }),
    de: ({ title, link }) => ({
      subject: `Sie haben ein Konto bei ${title}`,
      text: `Jemand wollte sich mit dieser Mailadresse bei ${title} registrieren, und dort gibt es ein Konto mit ihr. Melden Sie sich an, oder wählen Sie ein neues Passwort:\n\n${link}\n\nWaren Sie es nicht, übergehen Sie diese Mail.\n`,
    }),
  },
  password: {
    en: ({ title, link }) => ({
      subject: `Choose another password for ${title}`,
      text: `Open this link within an hour to choose another password for ${title}:\n\n${link}\n\nIt works once. If you did not ask for it, ignore this mail: your password stays as it is.\n`,
    }),
    de: ({ title, link }) => ({
      subject: `Neues Passwort für ${title}`,
      text: `Öffnen Sie innerhalb einer Stunde diesen Link, um ein neues Passwort für ${title} zu wählen:\n\n${link}\n\nEr gilt einmal. Haben Sie ihn nicht angefordert, übergehen Sie diese Mail: Ihr Passwort bleibt, wie es ist.\n`,
    }),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Words>>>>

export interface Addressed {
  readonly to: string
  readonly link: string
  readonly language: Language
  readonly by?: string | null
}

/** Sends a mail; rejects when it can't be sent. */
export async function sendMail(
  which: keyof typeof mails,
  { to, link, language, by = null }: Addressed,
  { mail, title }: Portal,
): Promise<void> {
  if (mail === null) throw new Error('there is no mail server')
  const words: Words = mails[which][language]
  await mail.send({ to, ...words({ title: oneLine(title), link, by: by && oneLine(by) }) })
}

/** Names are chosen by others: none of them begins a line of its own, or looks like a link. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('://', ' ')
    .slice(0, 200)
}

/** Sends one beside the reply, which then takes the same time whoever it is for. */
export function sendBeside(which: keyof typeof mails, to: Addressed, portal: Portal): void {
  sendMail(which, to, portal).catch((error: unknown) =>
    portal.onFailure(error, `the mail of the portal (${which}) could not be sent`),
  )
}

/** An invitation of a member, to nobody but the mailbox. */
export function sendInvitation(
  made: MadeInvitation,
  { by, language }: { readonly by: string | null; readonly language: Language },
  portal: Portal,
): void {
  const to = made.link.email
  if (to === null) return
  sendBeside('invitation', { to, link: linkOf(made, portal), language, by }, portal)
}

export function linkOf(made: MadeLink, { url }: Pick<Portal, 'url'>): string {
  return linkTo(made, url())
}
