import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { type Browser, home, openApi, type TestApi } from './open-api.ts'

/** A record as the API answered it. */
export interface Made {
  readonly id: string
  readonly ref: string
  readonly version: number
}

/** One organisation, made step by step; `secret` worlds hold what readers may not see, the others something else. */
export interface World {
  readonly secret: boolean
  /** Amounts of money are these times larger than in the first world. */
  readonly money: number
  readonly store: Database
  readonly api: TestApi
  readonly ada: Browser
  make(segment: string, body: object): Promise<Made>
}

export interface Twins {
  readonly worlds: readonly World[]
  /** The same in every world. */
  both<T>(step: (world: World) => Promise<T>): Promise<T[]>
  /** Only where there are secrets; the counters of the others move along, since gaps in references are allowed. */
  hidden<T>(step: (world: World) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const start = Date.parse('2027-03-01T09:00:00.000Z')

/**
 * Worlds that tick together: the same step has the same time and gives the same ids in each, so that what does not
 * depend on secrets is equal byte for byte, without anything being normalised.
 */
export async function openTwins(kinds: readonly { secret: boolean; money: number }[]): Promise<Twins> {
  let step = 0
  const worlds: (World & { counted: number })[] = []
  for (const { secret, money } of kinds) {
    const store = await openTestStore()
    const world = { secret, money, store, counted: 0 }
    const newId = () => idOf(step, world.counted++)
    const api = await openApi({ store, newId, now: () => new Date(start + step * 60_000).toISOString() })
    const ada = await api.setUp()
    worlds.push(Object.assign(world, { api, ada, make: (segment: string, body: object) => make(ada, segment, body) }))
  }

  async function run<T>(
    some: readonly (World & { counted: number })[],
    work: (world: World) => Promise<T>,
  ): Promise<T[]> {
    step++
    const results: T[] = []
    for (const world of some) {
      world.counted = 0
      results.push(await work(world))
    }
    return results
  }

  return {
    worlds,
    both: (work) => run(worlds, work),
    async hidden(work) {
      const secret = worlds.filter((world) => world.secret)
      const [made] = await run(secret, work)
      const [counters] = await (secret[0] as World).store.read('system', [{ text: 'select kind, value from counter' }])
      for (const world of worlds.filter((each) => !each.secret)) await moveCounters(world, counters?.rows ?? [])
      return made as NonNullable<typeof made>
    },
    async close() {
      for (const { api, store } of worlds) {
        await api.close()
        await store.close()
      }
    },
  }
}

/** A UUIDv7 that sorts by step, and by order within it. */
function idOf(step: number, n: number): string {
  const time = (start + step * 60_000).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${n.toString(16).padStart(3, '0')}-8000-${step.toString(16).padStart(12, '0')}`
}

async function make(ada: Browser, segment: string, body: object): Promise<Made> {
  const answer = await ada.post(`${home}/${segment}`, body)
  if (answer.statusCode !== 201) throw new Error(`POST ${segment}: ${answer.body}`)
  return answer.json<Made>()
}

async function moveCounters({ store }: World, counters: readonly Record<string, unknown>[]): Promise<void> {
  await store.transaction('system', async (tx) => {
    for (const { kind, value } of counters)
      await tx.query({
        text: `insert into counter (org, kind, value) select id, $1, $2 from organisation
          on conflict (org, kind) do update set value = greatest(counter.value, excluded.value)`,
        values: [kind, value],
      })
  })
}
