import { isEverywhere } from '@gantry/domain/reach'
import { knownInReach } from './named-in-reach.ts'
import type { Params } from './params.ts'
import type { Source } from './source.ts'
import { audienceVisible, bothOf, type Sight, visibleAtPlace } from './visible-at-place.ts'

/**
 * SQL: the reader may see this row. Records without a place are for every member; people, organisation units and
 * periods as far as the reader's places know them.
 */
export function visible(alias: string, source: Source, sight: Sight, params: Params): string {
  if (source.kind.of !== 'organisation' || isEverywhere(sight.see)) return visibleAtPlace(alias, source, sight, params)
  return bothOf(knownInReach(alias, source.kind, sight, params), audienceVisible(alias, source, sight, params))
}
