import { covers } from '@gantry/domain/reach'
import type { InitiativeRow, KnownPortfolio } from '@gantry/store/imports/known'
import type { Context } from '../context.ts'
import { foldName } from '../identity/fold-name.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { PortfolioChoice } from './fill-books.ts'
import { nextPlaces } from './next-places.ts'

/**
 * Where new initiatives go: the portfolio named (by id, INI-12 or title), which is made when there is none of that name;
 * without a name the organisation's first one, or a new one called as the organisation.
 */
export function choosePortfolio(
  context: Context,
  known: KnownPortfolio,
  wanted: string | undefined,
): Outcome<PortfolioChoice> {
  const { access } = context.actor
  const reach = access.reach('import')
  const live = known.initiatives.filter((initiative) => !initiative.deleted && covers(reach, initiative.place))
  const found = wanted === undefined || wanted.trim() === '' ? firstPortfolio(live) : named(live, wanted)
  if (found) return done({ id: found.id, title: found.title, place: found.place, created: false })
  const may = access.may('import', null)
  if (!may.ok) {
    return refuse({
      id: 'import.portfolio',
      status: 403,
      message:
        wanted === undefined
          ? 'There is no portfolio here that you may import into.'
          : `There is no portfolio “${wanted.slice(0, 100)}” that you may import into.`,
      mend: `Maybe name one that you hold a role on. ${may.who ?? ''}`.trim(),
    })
  }
  const place = nextPlaces(
    '',
    known.initiatives.map((initiative) => initiative.place),
  )()
  if (place === undefined) throw new Error('No room for one more portfolio')
  const title = (wanted?.trim() || known.organisation.name).slice(0, 500)
  return done({ id: context.newId(), title, place, created: true })
}

function firstPortfolio(live: readonly InitiativeRow[]): InitiativeRow | undefined {
  return live.find((initiative) => initiative.type === 'portfolio')
}

function named(live: readonly InitiativeRow[], wanted: string): InitiativeRow | undefined {
  const number = /^INI-(\d+)$/i.exec(wanted.trim())?.[1]
  return (
    live.find((initiative) => initiative.id === wanted || initiative.ref_no === Number(number)) ??
    live.find((initiative) => initiative.type !== 'project' && foldName(initiative.title) === foldName(wanted))
  )
}
