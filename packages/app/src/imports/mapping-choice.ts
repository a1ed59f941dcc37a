import { importField } from '@gantry/domain/import/import-fields'
import { mappingOf, proposeMapping } from '@gantry/domain/import/propose-mapping'
import type { ColumnMapping, ColumnProposal, ImportContext, Mapping, RawTable, TargetId } from '@gantry/domain/import/types'
import type { MappingChoice } from './parsed-file.ts'

/**
 * The proposed columns with what the person decided in their place. Whole columns (of a mapping with the same headings)
 * keep their formats and rules; a bare target is proposed again as if it had been chosen in an earlier import.
 */
export function chosenColumns(table: RawTable, context: ImportContext, choice: MappingChoice): ColumnProposal[] {
  const proposed = proposeMapping(table, context.known, context.earlier, context)
  const { fingerprint } = mappingOf(table, proposed)
  const whole = choice.mappings.find((mapping) => mapping.fingerprint === fingerprint)?.columns ?? []
  const decided = proposed.map((column) => decisionOn(column, whole, choice.targets))
  if (decided.every((column) => column === undefined)) return proposed
  const earlier: Mapping[] = [{ fingerprint, columns: decided.filter((column) => column !== undefined) }]
  const again = proposeMapping(table, context.known, [...earlier, ...(context.earlier ?? [])], context)
  return again.map((column, i) => {
    const wanted = decided[i]
    return wanted ? { ...column, ...wanted, reason: 'chosen by you', confidence: 1, by: 'remembered' } : column
  })
}

function decisionOn(
  column: ColumnProposal,
  whole: readonly ColumnMapping[],
  targets: Readonly<Record<string, TargetId>>,
): ColumnMapping | undefined {
  const said = whole.find((other) => other.index === column.index && other.fingerprint === column.fingerprint)
  if (said && said.target !== column.target) return { ...column, ...said }
  if (said) return changesFormat(said, column) ? { ...column, ...said } : undefined
  const target = targets[column.header] ?? targets[column.fingerprint]
  if (target === undefined || target === column.target) return undefined
  return { ...column, target, type: typeOfTarget(target) ?? column.type }
}

function changesFormat(said: ColumnMapping, column: ColumnMapping): boolean {
  const how = ({ format, rules, type, label }: ColumnMapping) => JSON.stringify([format, rules, type, label ?? null])
  return how(said) !== how(column)
}

function typeOfTarget(target: TargetId): ColumnMapping['type'] | undefined {
  return target.startsWith('rating.') ? 'rating' : importField(target)?.type
}
