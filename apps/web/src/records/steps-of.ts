import type { KindJson } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { StepChoice } from './step-dialog.tsx'
import { isNothing } from './value-of.ts'

/** Steps that set one computed field rather than a state: how an initiative stands. */
const settings: Readonly<Record<string, { readonly sets: string; readonly reason: boolean; readonly label: string }>> =
  {
    decide: { sets: 'decisionStatus', reason: true, label: 'Decision status' },
    setStage: { sets: 'stage', reason: false, label: 'Stage' },
    setCondition: { sets: 'condition', reason: true, label: 'Condition' },
  }

/** The steps a record can take now, as buttons. */
export function stepsOf(kind: KindJson, record: RecordJson): StepChoice[] {
  return Object.entries(record.allowed.steps).flatMap(([id, verdict]): StepChoice[] => {
    const step = kind.steps[id]
    if (step) {
      // What is only not filled in yet is asked for when the step is taken.
      const asks = step.needs.filter((name) => isNothing(record.fields[name]))
      const may = !verdict.ok && verdict.field !== undefined ? ({ ok: true } as const) : verdict
      return [{ id, label: step.label, reason: step.reason, verdict: may, asks }]
    }
    const setting = settings[id]
    if (setting === undefined || kind.fields[setting.sets] === undefined) return []
    return [{ id, label: setting.label, reason: setting.reason, verdict, sets: setting.sets }]
  })
}
