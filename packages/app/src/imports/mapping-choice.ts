import { mappingOf, proposeMapping } from '@gantry/domain/import/propose-mapping'
import type { ColumnChange, ColumnMapping, ColumnProposal, ImportContext, RawTable } from '@gantry/domain/import/types'
import type { MappingChoice } from './parsed-file.ts'

/**
 * The proposed columns with what the person decided in their place. Whole columns (of a mapping with the same headings)
 * keep their formats and rules; for a bare target the way to read the cells is worked out anew.
 */
export function chosenColumns(table: RawTable, context: ImportContext, choice: MappingChoice): ColumnProposal[] {
  const proposed = proposeMapping(table, context.known, context.earlier, context)
  const { fingerprint } = mappingOf(table, proposed)
  const whole = choice.mappings.find((mapping) => mapping.fingerprint === fingerprint)?.columns
  const own = proposed
    .map((column) => changeOf(column, whole ?? [], choice.targets))
    .filter((change) => change !== undefined)
  const changes = whole ? own : [...choice.changes, ...own]
  return changes.length === 0 ? proposed : proposeMapping(table, context.known, context.earlier, context, changes)
}

function changeOf(
  column: ColumnProposal,
  whole: readonly ColumnMapping[],
  targets: MappingChoice['targets'],
): ColumnChange | undefined {
  const { index } = column
  const said = whole.find((other) => other.index === index && other.fingerprint === column.fingerprint)
  if (said) {
    if (said.target === column.target && !changesReading(said, column)) return undefined
    const { target, type, label, rules, format } = said
    return { index, target, type, rules, format, ...(label === undefined ? {} : { label }) }
  }
  const target = targets[column.header] ?? targets[column.fingerprint]
  return target === undefined || target === column.target ? undefined : { index, target }
}

function changesReading(said: ColumnMapping, column: ColumnMapping): boolean {
  const how = ({ format, rules, type, label }: ColumnMapping) => JSON.stringify([format, rules, type, label ?? null])
  return how(said) !== how(column)
}
