import { useTranslation } from 'react-i18next'
import { useUrlChange } from '../app/search-params.ts'
import { ChartFigure } from '../components/chart-figure.tsx'
import { useFormat } from '../components/format.ts'
import { RatingMark } from '../components/rating-mark.tsx'
import classes from './movement-matrix.module.css'
import { useOverviewView } from './overview-context.ts'
import { ratingOrder } from './rating-order.ts'

/** Comparable moves of the lead rating; the others are counted beside it. */
export function MovementMatrix() {
  const { t } = useTranslation(['portfolio', 'common'])
  const format = useFormat()
  const change = useUrlChange()
  const { scope, charts } = useOverviewView().overview
  const { cells, notComparable } = charts.movement
  const used = ratingOrder.filter((value) => cells.some(({ from, to }) => from === value || to === value))
  const rank = (value: string) => (ratingOrder as readonly string[]).indexOf(value)
  const sum = (of: typeof cells) => of.reduce((total, { initiatives }) => total + initiatives.length, 0)
  const better = sum(cells.filter(({ from, to }) => rank(to) > rank(from)))
  const worse = sum(cells.filter(({ from, to }) => rank(to) < rank(from)))
  const of = sum(cells)
  const most = Math.max(1, ...cells.map(({ initiatives }) => initiatives.length))
  const cellAt = (from: string, to: string) => cells.find((cell) => cell.from === from && cell.to === to)
  const periods = { from: scope.compare ? format.month(scope.compare.asOf) : '–', to: format.month(scope.period.asOf) }
  return (
    <ChartFigure
      title={of === 0 ? t('charts.movement.titleNone') : t('charts.movement.title', { better, worse, of })}
      subtitle={t('charts.movement.subtitle', periods)}
      table={{
        columns: [
          { label: t('charts.movement.from') },
          { label: t('charts.movement.to') },
          { label: t('charts.movement.n'), numeric: true },
        ],
        rows: cells.map(({ from, to, initiatives }) => [
          t(`common:rating.${from}`),
          t(`common:rating.${to}`),
          initiatives.length,
        ]),
      }}
      aside={
        notComparable.length > 0 &&
        t('charts.movement.others', { list: notComparable.map(({ why, n }) => `${n} ${why.toLowerCase()}`).join(', ') })
      }
    >
      {of > 0 && (
        <table className={classes.matrix} data-few={used.length <= 3 || undefined}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('charts.movement.from')}</span>
              </th>
              {used.map((to) => (
                <th key={to} scope="col">
                  <RatingMark value={to} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map((from) => (
              <tr key={from}>
                <th scope="row">
                  <RatingMark value={from} />
                </th>
                {used.map((to) => {
                  const n = cellAt(from, to)?.initiatives.length ?? 0
                  const lean = rank(to) === rank(from) ? 'same' : rank(to) > rank(from) ? 'better' : 'worse'
                  return (
                    <td
                      key={to}
                      data-lean={lean}
                      style={{ '--share': `${Math.round((n / most) * 100)}%` } as React.CSSProperties}
                    >
                      {n > 0 ? (
                        <button
                          type="button"
                          title={t('charts.movement.cell', {
                            count: n,
                            from: t(`common:rating.${from}`),
                            to: t(`common:rating.${to}`),
                          })}
                          onClick={() => change({ list: `move:${from}:${to}` })}
                        >
                          {n}
                        </button>
                      ) : (
                        <span aria-hidden>·</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ChartFigure>
  )
}
