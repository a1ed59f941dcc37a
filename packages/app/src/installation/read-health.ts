import { sealingOf, sealingQuery } from '@gantry/store/events/sealing'
import { refuseAdministering } from '../access/ask.ts'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import type { HealthFigures, HealthSources } from './health.ts'
import { judgeHealth, type LookHere, secondsBetween } from './judge-health.ts'

export interface HealthJson extends HealthFigures {
  /** What to look at, and what may help; empty when all is well. */
  readonly look: readonly LookHere[]
}

/** Whether the installation is well. For administrators: the figures are of all its organisations together. */
export async function readHealth(context: Context, sources: HealthSources): Promise<Outcome<HealthJson>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const [stats, [sealing], folder] = await Promise.all([
    context.store.stats(),
    context.store.read('system', [sealingQuery]),
    sources.folder(),
  ])
  const at = context.now()
  const { slow, ...store } = stats
  const events = sealingOf(sealing)
  const figures: HealthFigures = {
    at,
    store,
    slow,
    events: {
      ...events,
      lagSeconds: events.waitingSince === null ? 0 : secondsBetween(events.waitingSince, at),
      lastRoundAt: sources.lastRoundAt(),
    },
    folder,
    process: sources.process(),
    requests: sources.requests(at),
    backup: sources.lastBackup(),
    verified: sources.lastVerified(context.org),
  }
  return done({ ...figures, look: judgeHealth(figures) })
}
