import { allRules } from '../findings/all-rules.ts'
import { rankFindings, tellFinding } from '../findings/find.ts'
import { questionsOf } from '../findings/questions.ts'
import { analyse } from '../portfolio/analysis.ts'
import type { PortfolioFacts } from '../portfolio/facts.ts'
import { indexFacts } from '../portfolio/portfolio-index.ts'
import { viewOf } from '../portfolio/view.ts'
import { drawPortfolio } from './draw-portfolio.ts'

/** What one rule says of a drawn portfolio, and what it asks. */
export function tell(rule: string, drawn: string | PortfolioFacts, today = '2023-06-30') {
  const facts = typeof drawn === 'string' ? drawPortfolio(drawn) : drawn
  const view = viewOf(indexFacts(facts), { today })
  const rules = allRules.filter(({ id }) => id === rule)
  if (view === undefined || rules.length !== 1) throw new Error(`No view, or no rule "${rule}"`)
  const analysis = analyse(view)
  const found = rankFindings(analysis, rules)
  return {
    findings: found.map(tellFinding),
    said: found.map((one) => one.tell().text),
    asked: questionsOf(analysis, found, 99).map(({ sentence, addressee }) => `${addressee.title}: ${sentence.text}`),
    questions: questionsOf(analysis, found, 99),
  }
}
