import { useTranslation } from 'react-i18next'
import { LocalLink } from '../components/local-link.tsx'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { useUrlChange } from '../app/search-params.ts'
import { MoneyDelta } from '../components/delta.tsx'
import { RatingMark } from '../components/rating-mark.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { type OverviewView, useOverviewView } from './overview-context.ts'
import { isRatingOrNone } from './rating-order.ts'

/** The initiatives behind a cell of the matrix or a part of the bridge (`?list=move:red:amber`, `bridge:left`). */
export default function InitiativeListPanel({ asked }: { asked: string }) {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const change = useUrlChange()
  const view = useOverviewView()
  const list = listOf(view, asked)
  const withAmounts = list?.some(({ amount }) => amount !== undefined) ?? false
  return (
    <SidePanel title={<Title asked={asked} />} onClose={() => change({ list: undefined })}>
      <TableTwin
        tall
        columns={[
          { label: t('list.initiatives') },
          ...(withAmounts ? [{ label: t('list.amount'), numeric: true }] : []),
        ]}
        rows={(list ?? []).map(({ id, amount }) => [
          <LocalLink key="title" href={paths.initiative(slug, view.rows.get(id)?.ref ?? id)}>
            {view.rows.get(id)?.title ?? id}
          </LocalLink>,
          ...(withAmounts
            ? [<MoneyDelta key="amount" minor={amount ?? 0} currency={view.overview.charts.bridge?.currency} />]
            : []),
        ])}
      />
    </SidePanel>
  )
}

function Title({ asked }: { asked: string }) {
  const { t } = useTranslation('portfolio')
  const [kind, one = '', other = ''] = asked.split(':')
  if (kind === 'move' && isRatingOrNone(one) && isRatingOrNone(other)) {
    return (
      <>
        <RatingMark value={one} word /> → <RatingMark value={other} word />
      </>
    )
  }
  return t(`charts.bridge.parts.${one as 'same'}`)
}

interface Member {
  readonly id: string
  readonly amount?: number
}

function listOf({ overview }: OverviewView, asked: string): readonly Member[] | undefined {
  const [kind, one, other] = asked.split(':')
  if (kind === 'bridge') {
    const part = overview.charts.bridge?.parts.find(({ id }) => id === one)
    return part && [...part.initiatives].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
  }
  const cell = overview.charts.movement.cells.find(({ from, to }) => from === one && to === other)
  return cell?.initiatives.map((id) => ({ id }))
}
