import { resolve } from 'node:path'

/** One setting: how it is read from the environment, and what holds without it. */
export interface Setting<T> {
  readonly env: string
  readonly about: string
  /** Never shown. */
  readonly secret: boolean
  /** As text; empty = none. */
  readonly fallback: string
  /** @throws Error with a sentence for the person at the terminal */
  readonly parse: (text: string) => T
}

/** Every setting there is. Nothing else in the product reads the environment. */
export const settings = {
  dataDir: setting('GANTRY_DATA', './data', 'Folder of the embedded database, attached files and keys', (text) =>
    resolve(text),
  ),
  databaseUrl: secret('DATABASE_URL', 'A PostgreSQL server instead of the embedded database', optional(databaseUrl)),
  host: setting('GANTRY_HOST', '127.0.0.1', 'Address to listen on; 0.0.0.0 lets other machines in', (text) => text),
  port: setting('GANTRY_PORT', '4680', 'Port to listen on; 0 takes a free one', port),
  baseUrl: setting(
    'GANTRY_BASE_URL',
    '',
    'Where browsers reach the server, when not at that host and port',
    optional(webUrl),
  ),
  secret: secret('GANTRY_SECRET', 'Key of tokens; else one is made and kept in the data folder', optional(longEnough)),
  smtpUrl: secret(
    'GANTRY_SMTP_URL',
    'Mail server, like smtp://user:password@host:587; else links are shown',
    optional(smtpUrl),
  ),
  mailFrom: setting('GANTRY_MAIL_FROM', 'Gantry <gantry@localhost>', 'Sender of mail', (text) => text),
  log: setting('GANTRY_LOG', 'warn', 'What is logged: silent, error, warn, info or debug', logLevel),
  trustProxy: setting(
    'GANTRY_TRUST_PROXY',
    '',
    'Addresses of proxies whose X-Forwarded headers count, or true',
    optional(proxy),
  ),
} as const satisfies Record<string, Setting<unknown>>

export type Settings = { readonly [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]['parse']> }
export type Environment = Readonly<Record<string, string | undefined>>

/** @throws SettingsRefused naming each setting that cannot be, with what may help */
export function readSettings(env: Environment): Settings {
  const problems: string[] = []
  const read = Object.entries(settings).map(([name, each]) => {
    try {
      return [name, each.parse(given(each, env))]
    } catch (error) {
      problems.push(`${each.env}: ${error instanceof Error ? error.message : String(error)}`)
      return [name, undefined]
    }
  })
  if (problems.length > 0) throw new SettingsRefused(problems)
  return Object.fromEntries(read) as Settings
}

/** Where people will find the server once it is started with these settings. */
export function addressOf({ baseUrl, host, port }: Settings): string {
  return baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused'
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** What `gantry config` prints: each setting, its value and where that comes from. Secrets show only that they are set. */
export function describeSettings(env: Environment): string {
  const rows = Object.values(settings).map((each: Setting<unknown>) => {
    const set = Boolean(env[each.env])
    const value = each.secret ? (set ? '(set)' : '(not set)') : given(each, env) || '(not set)'
    return [each.env, value, set ? 'environment' : 'default', each.about]
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function given(each: Setting<unknown>, env: Environment): string {
  return env[each.env]?.trim() || each.fallback
}

function setting<T>(env: string, fallback: string, about: string, parse: (text: string) => T): Setting<T> {
  return { env, fallback, about, parse, secret: false }
}

function secret<T>(env: string, about: string, parse: (text: string) => T): Setting<T> {
  return { env, fallback: '', about, parse, secret: true }
}

function optional<T>(parse: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : parse(text))
}

function port(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > 65_535) throw new Error(`${text} is no port. Maybe a number from 1 to 65535.`)
  return number
}

function webUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`${text} is no address. Maybe https://gantry.example.org.`)
  if (url.pathname !== '/' || url.search || url.hash)
    throw new Error(`${text} has a path; Gantry wants a host of its own.`)
  return url.origin
}

function databaseUrl(text: string): string {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text
  throw new Error('It is no address of a PostgreSQL server. Maybe postgres://user:password@host:5432/database.')
}

function smtpUrl(text: string): string {
  if (URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol)) return text
  throw new Error('It is no address of a mail server. Maybe smtp://user:password@host:587.')
}

function longEnough(text: string): string {
  if (text.length >= 32) return text
  throw new Error(`It has ${text.length} characters; 32 are needed. Maybe: openssl rand -base64 32`)
}

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const

function logLevel(text: string): (typeof levels)[number] {
  const level = levels.find((each) => each === text)
  if (level) return level
  throw new Error(`${text} is no level. Maybe one of ${levels.join(', ')}.`)
}

function proxy(text: string): true | string {
  return text === 'true' ? true : text
}
