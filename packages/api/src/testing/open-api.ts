import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mail } from '@gantry/app/access/door'
import type { PasswordCost } from '@gantry/app/access/password'
import type { CreateSample } from '@gantry/app/access/set-up-sample'
import type { Database } from '@gantry/store/database'
import { signerOf } from '@gantry/store/events/signer'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { type Gate, makeGate } from '../auth/gate.ts'
import { buildServer } from '../build-server.ts'
import { openInstallation } from '../open-installation.ts'
import { openParts, organisationParts } from '../parts.ts'

export interface TestApiOptions {
  /** Instead of a store of its own; closing the API leaves it open. */
  readonly store?: Database
  readonly mail?: Mail | null
  readonly now?: () => string
  readonly newId?: () => string
  readonly createSample?: CreateSample
  /** As in the product; else so cheap that tests do not wait for it. */
  readonly passwordCost?: PasswordCost
  /** Of the seals; else one of its own. */
  readonly signingKey?: KeyObject
  /** The largest file that is taken; else the product's own. */
  readonly fileBytes?: number
}

/** The whole API over a real, empty store. Requests go through `inject`: no port, the same handlers. */
export interface TestApi {
  readonly app: FastifyInstance
  readonly gate: Gate
  readonly store: Database
  readonly dataDir: string
  /** Nobody yet; one browser each. */
  browser(): Browser
  /** Resolves once all is written that is written behind the answers. */
  settled(): Promise<void>
  /** Sets up the organisation "Eastmarch" and is signed in as its administrator. */
  setUp(): Promise<Browser>
  /** Whoever holds the key of the data folder. */
  readonly commandLine: Browser
  close(): Promise<void>
}

export const setupToken = 'token-of-the-test'
export const password = 'a bridge over the marsh'
export const administrator = { name: 'Ada Byrne', email: 'ada@example.org', password }
/** Below which the organisation's routes are. */
export const home = '/api/v1/orgs/eastmarch'

const key = 'key-of-the-test'
const cheap = { logN: 4, r: 1, p: 1 }

export async function openApi(options: TestApiOptions = {}): Promise<TestApi> {
  const store = options.store ?? (await openTestStore())
  const { mail, now, newId, createSample, passwordCost = cheap } = options
  const baseUrl = () => 'http://gantry.test'
  const gate = makeGate({ store, mail, now, newId, createSample, passwordCost, setupToken, key, baseUrl })
  const dataDir = mkdtempSync(join(tmpdir(), 'gantry-api-'))
  const signer = signerOf(options.signingKey ?? generateKeyPairSync('ed25519').privateKey)
  const installation = await openInstallation({ store, dataDir, signer })
  const app = await buildServer({
    authenticate: gate.authenticate,
    requests: installation.requests,
    open: openParts(gate, installation),
    inOrganisation: organisationParts(gate, installation),
    ...(options.fileBytes === undefined ? {} : { limits: { fileBytes: options.fileBytes } }),
  })
  return {
    app,
    gate,
    store,
    dataDir,
    settled: () => installation.plans.settled(),
    browser: () => new Browser(app),
    commandLine: new Browser(app, { authorization: `Bearer ${key}` }),
    async setUp() {
      const browser = new Browser(app)
      const organisation = { name: 'Eastmarch', pmoType: 'controlling', size: 'medium', currency: 'GBP' }
      const answer = await browser.post('/api/v1/setup', { token: setupToken, organisation, administrator })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return browser
    },
    async close() {
      await app.close()
      await gate.settled()
      await installation.plans.close()
      await installation.stream.close()
      rmSync(dataDir, { recursive: true, force: true })
      if (!options.store) await store.close()
    },
  }
}

/** Keeps cookies from one request to the next, as browsers do. */
export class Browser {
  readonly #app: FastifyInstance
  readonly #headers: Readonly<Record<string, string>>
  readonly cookies = new Map<string, string>()

  constructor(app: FastifyInstance, headers: Readonly<Record<string, string>> = {}) {
    this.#app = app
    this.#headers = headers
  }

  async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    const answer = await this.#app.inject({
      ...options,
      headers: { ...this.#headers, ...options.headers },
      cookies: Object.fromEntries(this.cookies),
    })
    for (const { name, value, expires } of answer.cookies) {
      if (value === '' || (expires && expires.getTime() < Date.now())) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  /** The same person at another server. */
  on(app: FastifyInstance): Browser {
    const there = new Browser(app, this.#headers)
    for (const [name, value] of this.cookies) there.cookies.set(name, value)
    return there
  }

  get = (url: string) => this.send({ method: 'GET', url })
  post = (url: string, payload?: object) => this.send({ method: 'POST', url, ...(payload && { payload }) })
  patch = (url: string, payload: object) => this.send({ method: 'PATCH', url, payload })
  delete = (url: string, payload?: object) => this.send({ method: 'DELETE', url, ...(payload && { payload }) })

  async signIn(email: string, given = password): Promise<LightMyRequestResponse> {
    return await this.post('/api/v1/auth/sign-in', { email, password: given })
  }
}
