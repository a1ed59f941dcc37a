import type { Analysis } from '../portfolio/analysis.ts'
import type { MuteFact } from '../portfolio/facts.ts'
import type { Finding } from '../portfolio/overview.ts'
import { allRules } from './all-rules.ts'
import { byMateriality, groupRepeats } from './group.ts'
import { muteFor } from './mute.ts'
import type { Found, Rule } from './rule.ts'

/** Something found, ranked; told only when it is asked for. */
export type Ranked = Found & { readonly id: string; readonly mute?: MuteFact; readonly repeats?: number }

/** Runs every rule: weightiest first, repeats grouped, muted ones at the end and never in a group. */
export function rankFindings(analysis: Analysis, rules: readonly Rule[] = allRules, group = true): Ranked[] {
  const open: (Found & { repeats?: number })[] = []
  const muted: Ranked[] = []
  for (const rule of rules) {
    const heard: Found[] = []
    for (const found of rule.find(analysis)) {
      const mute = mutedBy(analysis, found)
      if (mute === undefined) heard.push(found)
      else muted.push({ ...found, id: findingId(analysis, found), mute })
    }
    open.push(...(group ? groupRepeats(analysis, rule, heard) : heard))
  }
  const ranked = open.sort(byMateriality).map((found) => ({ ...found, id: findingId(analysis, found) }))
  return [...ranked, ...muted.sort(byMateriality)]
}

/** Stable for one rule, subject and pair of periods. */
export function findingId({ view }: Analysis, { rule, subject, detail }: Found): string {
  const pair = `${view.compare?.asOf ?? 'none'}>${view.period.asOf}`
  return [rule, `${subject.kind}-${subject.id}`, detail, pair].filter((part) => part !== undefined).join(':')
}

/** Writes the sentence and collects the quotes. */
export function tellFinding(ranked: Ranked): Finding {
  const { id, rule, severity, materiality, subject, initiatives, evidence, population, reason, mute, repeats } = ranked
  return {
    id,
    rule,
    severity,
    materiality: Math.round(materiality * 1000) / 1000,
    subject,
    sentence: ranked.tell(),
    ...(population === undefined ? {} : { population }),
    initiatives,
    ...(reason === undefined ? {} : { reason }),
    quotes: ranked.quotes?.() ?? [],
    evidence,
    ...(mute === undefined ? {} : { mutedUntil: mute.reviewOn, muteReason: mute.reason }),
    ...(repeats === undefined ? {} : { repeats }),
  }
}

function mutedBy({ view }: Analysis, found: Found): MuteFact | undefined {
  const { mutes } = view.index.facts
  if (mutes.length === 0) return undefined
  const units = found.initiatives.map((id) => view.byInitiative.get(id)?.unit)
  return muteFor(found, units, mutes, view.request.today)
}
