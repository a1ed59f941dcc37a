import type { PortfolioFacts } from '@gantry/domain/portfolio/facts'
import { overviewOf } from '@gantry/domain/portfolio/build-overview'
import type { Overview } from '@gantry/domain/portfolio/overview'
import { indexFacts, type PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import { drawPortfolio } from '@gantry/domain/testing/draw-portfolio'

const table = `
  initiative             | 2022-03-31                           | 2022-06-30                                   | 2022-09-30
  Harbour Line (Roads)   | I5:AG end=2027-06-30 cost=310        | I:A end=2027-06-30 cost=311.4                | I:R end=withheld cost=332.9
  Pell Bridge (Roads)    | I5:A end=2026-01-31 cost=47          | I:A end=2026-01-31 cost=47 schedule="On."    | I:R end=2026-09-30 cost=53.6 schedule="The steel came late."
  Wexcombe Hub (Health)  | I5:G end=2025-05-31 cost=18          | I:G end=2025-05-31 cost=18                   | I:G end=2025-05-31 cost=withheld
  Falls Team (Health)    | O:A end=2024-12-31 cost=7            | O:A end=2024-12-31 cost=7.2                  | O:G end=2025-02-28 cost=7.2
  Food Waste (Climate)   | -                                    | O:G end=2026-07-31 cost=17                   | -
  Sea Wall (Climate)     | -                                    | -                                            | I:A end=2029-10-29 cost=42.7`

/** A small portfolio with something of everything that is drawn on paper. */
export function drawnOverview(more: Partial<PortfolioFacts> = {}): { overview: Overview; index: PortfolioIndex } {
  const index = indexFacts(drawPortfolio(table, more))
  return { overview: overviewOf(index, { today: '2022-11-22' }), index }
}
