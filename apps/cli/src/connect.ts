import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHttp, type Http } from '@gantry/client'
import { CommandRefused, exitCodes } from './refused.ts'

/** Where the data is, as the options and the environment say. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
}

export interface Connection {
  readonly http: Http
  readonly url: string
  readonly key: string
  close(): Promise<void>
}

/**
 * The one road of every command: to the server that runs on this data folder, or to one of our own in this
 * process for as long as the command lasts.
 * @throws CommandRefused when the store cannot be opened
 */
export async function connect(place: Place): Promise<Connection> {
  return (await running(place)) ?? (await ownServer(place))
}

/** The server that noted itself in the folder, if it still answers. */
export async function running({ dataDir }: Place): Promise<Connection | undefined> {
  const noted = readNote(join(dataDir, 'running.json'))
  const keyFile = join(dataDir, 'key')
  if (!noted || !existsSync(keyFile) || !(await answers(noted))) return undefined
  return connectionTo(noted, readFileSync(keyFile, 'utf8').trim(), async () => {})
}

async function ownServer(place: Place): Promise<Connection> {
  const { startServer } = await import('@gantry/server/start-server')
  const { addressOf, readSettings } = await import('@gantry/server/settings')
  try {
    const server = await startServer({ ...place, port: 0, webDir: null, baseUrl: addressOf(readSettings(process.env)) })
    return connectionTo(server.url, server.key, () => server.close())
  } catch (error) {
    if (error instanceof Error && ['StoreRefused', 'PortTaken'].includes(error.name)) {
      throw new CommandRefused(error.message, { code: exitCodes.notReached })
    }
    throw error
  }
}

function connectionTo(url: string, key: string, close: () => Promise<void>): Connection {
  return { url, key, close, http: createHttp({ origin: url, headers: { authorization: `Bearer ${key}` } }) }
}

function readNote(file: string): string | undefined {
  try {
    const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url?: unknown }
    return typeof url === 'string' ? url : undefined
  } catch {
    return undefined
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) })).ok
  } catch {
    return false
  }
}
