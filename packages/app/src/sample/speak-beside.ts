import type { Context } from '../context.ts'
import { addRemark } from '../portfolio/add-remark.ts'
import { muteFinding } from '../portfolio/mute-finding.ts'
import type { Initiatives } from './arrange-tree.ts'
import { valueOf } from './value-of.ts'

/** What the head of PMO has written beside the story, and one finding that she has set aside. */
export async function speakBeside(context: Context, initiatives: Initiatives): Promise<void> {
  for (const remark of remarks) {
    const initiative = remark.on === undefined ? undefined : initiatives.get(remark.on)
    valueOf(
      await addRemark(context, { period: remark.period, text: remark.text, ...(initiative ? { initiative } : {}) }),
    )
  }
  const subject = initiatives.get('ECA-003')
  if (!subject) throw new Error('The returns no longer hold ECA-003')
  const reviewOn = new Date(Date.parse(context.now()) + 70 * 86_400_000).toISOString().slice(0, 10)
  const reason = 'The new date waits for the substation outage; the board knows and looks again in the new year.'
  valueOf(await muteFinding(context, { rule: 'endDate.past', subject, reason, reviewOn }))
}

const remarks: readonly { readonly on?: string; readonly period: string; readonly text: string }[] = [
  {
    period: '2026-09',
    text: 'Track and Stops, Pell Bridge and the bus fleet buy steel and cable from one supplier, and each reports a higher cost for it. The December board is asked to let them buy together.',
  },
  {
    on: 'ECA-002',
    period: '2026-09',
    text: 'We have asked for a ranked list of what could be deferred. It will be in the papers for 10 December.',
  },
  {
    on: 'ECA-030',
    period: '2026-09',
    text: 'The third run failed on local allowances, not on the system. A year-end cut-over is realistic if they are cut first.',
  },
]
