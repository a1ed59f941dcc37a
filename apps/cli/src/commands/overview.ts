import { Command } from 'commander'
import type { Overview } from '@gantry/domain/portfolio/overview'
import { download } from '../download.ts'
import { note, sayJson } from '../out.ts'
import { sayOverview } from '../say-overview.ts'
import { withOrganisation } from '../with-organisation.ts'

interface Options {
  readonly period?: string
  readonly compare?: string
  readonly portfolio?: string
  readonly pdf?: string
  readonly json?: boolean
}

/** `gantry overview`: what moved, what cannot be compared, what to ask, what to decide. */
export function overviewCommand(): Command {
  return new Command('overview')
    .description('the portfolio in a period: its story, its questions, its figures')
    .option('--period <label>', 'which period (default: the newest with reports)')
    .option('--compare <label>', 'an earlier one to compare with, or "none"')
    .option('--portfolio <ref>', 'one portfolio or programme and all below it')
    .option('--pdf <file>', 'also as one page of paper')
    .option('--json', 'everything, as one JSON object on standard output')
    .action(async (options: Options, command: Command) => {
      await withOrganisation(command, async (at) => {
        const query = { period: options.period, compare: options.compare, portfolio: options.portfolio }
        const overview = await at.http.get<Overview>(`${at.base}/overview`, { query })
        if (options.pdf !== undefined) {
          await download(at, `${at.base}/overview.pdf${search(query)}`, options.pdf)
          note(`The page is in ${options.pdf}.`)
        }
        if (options.json) sayJson(overview)
        else sayOverview(overview, at.org.name)
      })
    })
}

function search(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
