import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A mail server for tests: takes every letter by real SMTP and keeps it. */
export interface MailBox {
  readonly url: string
  /** Each as it came over the wire, headers and all. */
  readonly letters: string[]
  /** Answers every letter with a refusal from now on. */
  refuse(): void
  close(): Promise<void>
}

export async function openMailBox(): Promise<MailBox> {
  const letters: string[] = []
  let refusing = false
  const server = createServer((socket) => converse(socket, letters, () => refusing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: () => {
      refusing = true
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** RFC 5321, as much of it as one client needs. */
function converse(socket: Socket, letters: string[], refusing: () => boolean): void {
  let rest = ''
  let letter: string[] | undefined
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 mail box')
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString('utf8')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (letter && line !== '.') letter.push(line.replace(/^\.\./, '.'))
      else if (letter) {
        letters.push(letter.join('\n'))
        letter = undefined
        say('250 taken')
      } else if (/^DATA/i.test(line)) {
        letter = []
        say('354 go on')
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
      else say(/^MAIL/i.test(line) && refusing() ? '550 no' : '250 ok')
    }
  })
}

/** The text of a letter with the line breaks of quoted-printable taken out. */
export function textOf(letter: string): string {
  return letter.replaceAll('=\n', '').replaceAll('=3D', '=')
}
