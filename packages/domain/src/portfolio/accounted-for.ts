import type { PortfolioIndex } from './portfolio-index.ts'
import type { Subject } from './view.ts'

const closed = /^(closed|stopped|left|rejected|cancelled)/i

/** Whether it is on record what became of an initiative by a day: closed, or something else since. */
export function isAccountedFor({ lineageFrom }: PortfolioIndex, { initiative }: Subject, asOf: string): boolean {
  return closed.test(initiative.condition) || (lineageFrom.get(initiative.id) ?? []).some(({ onDay }) => onDay <= asOf)
}
