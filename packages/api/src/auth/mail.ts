import type { Mail } from '@gantry/app/access/door'
import { createTransport } from 'nodemailer'

export interface SmtpSettings {
  /** smtp://user:password@host:port, or smtps: for TLS from the first byte. */
  readonly url: string
  /** What stands behind From. */
  readonly from: string
}

/** Letters by SMTP. A server that does not answer within ten seconds counts as failed. */
export function smtpMail({ url, from }: SmtpSettings): Mail {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 }
  const transport = createTransport({ url, ...limits })
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
    },
  }
}
