import type { ColumnProposal, FieldValue, InterpretedCell } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import classes from './import.module.css'

/** What a cell was understood as: £471,800,000 of "471.8m", withheld of "Exempt under Section 43". */
export function CellMeaning({ cell, type }: { cell: InterpretedCell; type: ColumnProposal['type'] }) {
  const { t } = useTranslation(['import', 'common'])
  const inWords = useValueInWords(type)
  if ('absent' in cell) {
    if (cell.unread) return <strong className={classes.ask}>{t('columns.notUnderstood')}</strong>
    const { type: sort, reason = '' } = cell.absent
    const more = reason === '' || reason.trim() === cell.raw.trim() ? '' : `: ${reason}`
    return <em className={classes.absent}>{t(`common:absent.${sort}`) + more}</em>
  }
  if ('value' in cell) {
    const precision = cell.precision === undefined ? '' : ` (${t(`columns.precision.${cell.precision}`)})`
    return <span>{inWords(cell.value) + precision}</span>
  }
  const { low, high } = cell
  if (low === undefined)
    return <span>{high === undefined ? '' : t('common:money.atMost', { high: inWords(high) })}</span>
  if (high === undefined) return <span>{t('common:money.atLeast', { low: inWords(low) })}</span>
  return <span>{t('common:money.between', { low: inWords(low), high: inWords(high) })}</span>
}

function useValueInWords(type: ColumnProposal['type']): (value: FieldValue) => string {
  const { t } = useTranslation(['import', 'common'])
  const { day, moneyFull, number } = useFormat()
  return (value) => {
    if (typeof value === 'boolean') return t(value ? 'columns.yes' : 'columns.no')
    if (typeof value === 'number') return type === 'percent' ? `${number(value)} %` : number(value)
    if (typeof value === 'string') return type === 'date' ? day(value) : value
    if ('scale' in value) return t(`common:rating.${value.value}`)
    return value.currency === 'XXX'
      ? t('columns.noCurrency', { amount: number(value.minor / 100) })
      : moneyFull(value.minor, value.currency)
  }
}
