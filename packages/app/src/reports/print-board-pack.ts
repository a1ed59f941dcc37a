import type { Overview, OverviewRequest } from '@gantry/domain/portfolio/overview'
import { storyOf } from '@gantry/domain/portfolio/initiative-story'
import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { boardPackDocument } from '@gantry/reports/board-pack'
import type { Context } from '../context.ts'
import { notFound, type Outcome, refuse } from '../outcome.ts'
import { named, overview } from '../portfolio/overview.ts'
import { seenBy } from '../portfolio/seen-by.ts'
import { organisationName } from './organisation-name.ts'
import { printed, type Sheets } from './printed.ts'
import { takingAway } from './taking-away.ts'

const mostPages = 40
const mostUnasked = 5

/**
 * The board pack. `chosen` are ids or references of the initiatives that get a page of their own; undefined: those
 * that the questions and decisions are about, five at most. `signal` gives the document up.
 */
export async function printBoardPack(
  context: Context,
  asked: OverviewRequest,
  chosen: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<Outcome<Sheets>> {
  const allowed = takingAway(context)
  if (!allowed.ok) return allowed
  const made = await overview(allowed.value, asked)
  if (!made.ok) return made
  const { overview: whole } = made.value
  const refs = [...new Set(chosen ?? concerned(whole))]
  if (refs.length > mostPages) return tooMany(refs.length)
  const { index } = await seenBy(allowed.value)
  const stories: InitiativeStory[] = []
  for (const ref of refs) {
    const story = storyOf(index, ref, named(index, asked))
    if (story) stories.push(story)
    else if (chosen) return notFound('initiative', ref)
  }
  const organisation = await organisationName(context)
  const paper = boardPackDocument(whole, stories, { organisation, printedOn: asked.today })
  return await printed(paper, `board-pack-${whole.scope.period.asOf}`, signal)
}

/** What the decisions and questions are about, in their order. */
function concerned({ decisions, questions }: Overview): string[] {
  const about = [...decisions, ...questions].flatMap(({ initiatives }) => initiatives.slice(0, 1))
  return [...new Set(about)].slice(0, mostUnasked)
}

function tooMany(n: number) {
  return refuse({
    id: 'report.initiatives',
    status: 422,
    message: `A board pack holds a page for at most ${mostPages} initiatives; ${n} were chosen.`,
    mend: 'Maybe choose those that the board is to decide on.',
    values: { n, most: mostPages },
  })
}
