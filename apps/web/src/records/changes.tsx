import type { HistoryChangeJson } from '@gantry/domain/records/record-json'
import { useTranslation } from 'react-i18next'
import classes from './beside.module.css'
import type { NamedField } from './use-kinds.ts'
import type { Labels } from './widget.ts'
import { widgets } from './widgets.ts'
import { wordsOf } from './words.ts'

/** What changed, field by field, as it was and as it is. */
export function Changes({
  changes,
  labels,
  fields,
}: {
  changes: readonly HistoryChangeJson[]
  labels: Labels
  fields: readonly NamedField[]
}) {
  const { t } = useTranslation('records')
  if (changes.length === 0) return null
  return (
    <dl className={classes.changes}>
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{labelOf(change.field, fields)}</dt>
          <dd>
            {change.erased ? (
              <em>{t('history.erased')}</em>
            ) : (
              <>
                {!isBlank(change.before) && (
                  <>
                    <del>
                      <Side change={change} side="before" labels={labels} fields={fields} />
                    </del>
                    <span aria-hidden> → </span>
                  </>
                )}
                <ins>
                  {isBlank(change.after) ? (
                    t('history.nothing')
                  ) : (
                    <Side change={change} side="after" labels={labels} fields={fields} />
                  )}
                </ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isBlank = (value: unknown) => value === null || value === undefined || value === ''

const find = (name: string, fields: readonly NamedField[]) =>
  fields.find(({ key }) => key === name || `custom.${key}` === name)

const labelOf = (name: string, fields: readonly NamedField[]) =>
  find(name, fields)?.field.label ?? wordsOf(name.replace(/^record\./, ''))

function Side({
  change,
  side,
  labels,
  fields,
}: {
  change: HistoryChangeJson
  side: 'before' | 'after'
  labels: Labels
  fields: readonly NamedField[]
}) {
  const { t } = useTranslation('records')
  const value = change[side]
  const field = find(change.field, fields)?.field
  if (field && fits(value)) {
    const { Cell } = widgets[field.type]
    return <Cell field={field} value={value} labels={labels} />
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  const label = labels[value]
  if (label && 'restricted' in label) return t('restricted')
  return label && 'title' in label ? label.title : change.field === 'state' ? wordsOf(value) : value
}

function fits(value: unknown): value is string | number | boolean {
  return typeof value === 'object' ? value !== null : true
}
