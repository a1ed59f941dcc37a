import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { makeGate } from '@gantry/api/auth/gate'
import { smtpMail } from '@gantry/api/auth/mail'
import { buildServer } from '@gantry/api/build-server'
import { healthRoutes } from '@gantry/api/health'
import { openInstallation } from '@gantry/api/open-installation'
import { openParts, organisationParts } from '@gantry/api/parts'
import { webApp } from '@gantry/api/web-app'
import type { CreateSample } from '@gantry/app/access/set-up-sample'
import { readSetupState } from '@gantry/store/access/organisations'
import type { Database } from '@gantry/store/database'
import { type Sealer, startSealer } from '@gantry/store/events/sealer'
import { openSigner } from '@gantry/store/events/signer'
import { openStore } from '@gantry/store/open/open'
import { pino, type Logger } from 'pino'
import { forgetRunning, keepSecret, noteRunning } from './key-files.ts'

export interface ServerOptions {
  /** Keys, attached files, and the embedded database when no `databaseUrl` is given. */
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  /** A store that is open already, in place of either; closing the server leaves it open. */
  readonly store?: Database
  readonly host?: string
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Where browsers reach the server; by default where it listens. */
  readonly baseUrl?: string | undefined
  readonly secret?: string | undefined
  readonly smtpUrl?: string | undefined
  readonly mailFrom?: string
  readonly trustProxy?: boolean | string | undefined
  readonly log?: Logger
  /** The built web app; null serves none. */
  readonly webDir?: string | null
  readonly createSample?: CreateSample
}

export interface RunningServer {
  readonly url: string
  readonly store: Database
  /** For `Authorization: Bearer …`: everything, in every organisation. */
  readonly key: string
  readonly setupToken: string
  /** Where the first run begins; null once an organisation is there. */
  readonly setupUrl: string | null
  /** Stops accepting, lets running requests end, closes the store. */
  close(): Promise<void>
}

export const builtWebApp = join(import.meta.dirname, '..', '..', 'web', 'dist')

/**
 * The whole product in this process.
 * @throws StoreRefused, PortTaken with a sentence for the person at the terminal
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? pino({ level: 'silent' })
  const key = keepSecret(options.dataDir, 'key')
  const secret = options.secret ?? keepSecret(options.dataDir, 'secret')
  const { databaseUrl, dataDir } = options
  const store = options.store ?? (await openStore({ databaseUrl, dataDir, log }))
  const closeStore = async () => (options.store ? undefined : await store.close())
  try {
    return await listen(options, { log, key, secret, store, closeStore })
  } catch (error) {
    await closeStore()
    throw error
  }
}

interface Opened {
  readonly log: Logger
  readonly key: string
  readonly secret: string
  readonly store: Database
  readonly closeStore: () => Promise<void>
}

async function listen(options: ServerOptions, { log, key, secret, store, closeStore }: Opened): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 0, dataDir } = options
  let baseUrl = options.baseUrl ?? `http://${bracketed(host)}:${port}`
  const setupToken = createHmac('sha256', secret).update('gantry setup').digest('base64url').slice(0, 24)
  const gate = makeGate({
    store,
    key,
    setupToken,
    mail: options.smtpUrl
      ? smtpMail({ url: options.smtpUrl, from: options.mailFrom ?? 'Gantry <gantry@localhost>' })
      : null,
    baseUrl: () => baseUrl,
    createSample: options.createSample,
    onTrouble: (error) => log.error({ err: error }, 'Work after an answer failed'),
  })
  const signer = openSigner(join(dataDir, 'seal-key.pem'))
  // The sealer starts once the port is ours; until then nothing has gone round.
  const sealing: { by?: Sealer } = {}
  const installation = await openInstallation({
    store,
    dataDir,
    signer,
    lastRound: () => sealing.by?.lastRound(),
    plansFailed: (error) => log.error({ err: error }, 'The dates of a plan could not be written'),
  })
  const https = baseUrl.startsWith('https:')
  const webDir = options.webDir === undefined ? builtWebApp : options.webDir
  const app = await buildServer({
    authenticate: gate.authenticate,
    root: [healthRoutes(store), ...(webDir === null ? [] : [webApp(webDir, https)])],
    open: openParts(gate, installation),
    inOrganisation: organisationParts(gate, installation),
    logger: log,
    requests: installation.requests,
    https,
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
  })
  const url = await bind(app, host, port)
  if (options.baseUrl === undefined) baseUrl = url
  noteRunning(dataDir, { url, pid: process.pid })
  const sealer = startSealer(store, signer, (error) => log.error({ err: error }, 'Events could not be sealed'))
  sealing.by = sealer
  const { organisations } = await readSetupState(store)
  return {
    url,
    store,
    key,
    setupToken,
    setupUrl: organisations > 0 ? null : `${baseUrl}/setup?token=${setupToken}`,
    async close() {
      forgetRunning(dataDir)
      await app.close()
      await gate.settled()
      await installation.plans.close()
      await installation.stream.close()
      await sealer.stop()
      await closeStore()
    },
  }
}

/** An expected refusal: somebody else listens there. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

async function bind(app: Awaited<ReturnType<typeof buildServer>>, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE')
      throw new PortTaken(
        `Port ${port} on ${host} is taken. Maybe Gantry runs already (http://${bracketed(host)}:${port}); else choose another port: GANTRY_PORT=${port + 1}.`,
        { cause: error },
      )
    if (code === 'EACCES')
      throw new PortTaken(`Port ${port} may not be opened by this user. Maybe choose one above 1023.`, { cause: error })
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new PortTaken(`This machine has no address ${host}. Maybe GANTRY_HOST=127.0.0.1 or 0.0.0.0.`, {
        cause: error,
      })
    throw error
  }
  const bound = app.server.address()
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port
  // Listening on every address is not an address that a browser opens.
  return `http://${bracketed(host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)}:${actual}`
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
