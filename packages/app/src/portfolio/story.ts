import type { OverviewRequest } from '@gantry/domain/portfolio/overview'
import { storyOf } from '@gantry/domain/portfolio/initiative-story'
import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { named, unknownPeriod } from './overview.ts'
import { seenBy } from './seen-by.ts'

/** One initiative over time, by id or reference. */
export async function story(context: Context, ref: string, asked: OverviewRequest): Promise<Outcome<InitiativeStory>> {
  const { index } = await seenBy(context)
  const request = named(index, asked)
  const unknown = unknownPeriod(index, request)
  if (unknown) return unknown
  const told = storyOf(index, ref, request)
  return told ? done(told) : notFound('initiative', ref)
}
