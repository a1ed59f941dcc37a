import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { byId, type Statements } from '../statements/statement-context.ts'

/** What the sentences on an initiative's page look up. Other initiatives named there are addressed by id. */
export function statementsOf(story: InitiativeStory, query: { period?: string; compare?: string }): Statements {
  return {
    query,
    self: story.initiative.id,
    period: story.period,
    compare: story.compare,
    measures: new Map(),
    comparisons: byId(story.comparisons),
    findings: byId(story.findings),
    refOf: (id) => (id === story.initiative.id ? story.initiative.ref : id),
  }
}
