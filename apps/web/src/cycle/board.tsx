import { cycleCalls, type PeriodBoard } from '@gantry/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SearchField } from '../components/search-field.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { StateMark } from '../records/record-body.tsx'
import { useKinds } from '../records/use-kinds.ts'
import { RecordPanel } from '../records/record-panel.tsx'
import { BoardActions } from './board-actions.tsx'
import { stateOrder } from './board-rows.ts'
import { BoardTable } from './board-table.tsx'
import { ChasePanel } from './chase-panel.tsx'
import classes from './cycle.module.css'
import { LockedPanel } from './locked-panel.tsx'

/** Who reported in a period and who did not, and what to do next. */
export function Board({ period }: { period: string }) {
  const { t } = useTranslation('cycle')
  const { slug } = useOrganisation()
  const format = useFormat()
  const [search, change] = useUrlState()
  const board = useQuery({
    queryKey: ['org', slug, 'cycle', period, 'board'],
    queryFn: ({ signal }) => cycleCalls(http, slug).board(period, signal),
    meta: { watches: ['statusReport', 'rating', 'reportingPeriod'] },
  })
  const kind = useKinds().data?.find(({ name }) => name === 'statusReport')
  if (board.isPending) return <SkeletonTable rows={12} columns={6} />
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />
  const { data } = board
  const state = textOf(search.state)
  const opened = textOf(search.open)
  const dates = data.period.fields
  const facts = [
    typeof dates.asOf === 'string' && t('facts.asOf', { day: format.day(dates.asOf) }),
    typeof dates.dueOn === 'string' && t('facts.due', { day: format.day(dates.dueOn) }),
    typeof dates.locksOn === 'string' && t('facts.locks', { day: format.day(dates.locksOn) }),
  ].filter(Boolean)
  return (
    <>
      <div className={classes.bar}>
        <div className={classes.period}>
          <strong>{data.period.title}</strong>
          {data.period.state && <StateMark state={data.period.state} settled={data.period.state === 'locked'} />}
          <span className={classes.faint}>{facts.join(' · ')}</span>
        </div>
        <BoardActions board={data} period={period} />
      </div>
      <div className={classes.narrow}>
        <div className={classes.states} role="group" aria-label={t('narrow')}>
          {stateOrder
            .filter(
              (each) =>
                (data.states[each] ?? 0) > 0 ||
                (data.period.state === 'open' && each !== 'imported' && each !== 'missed' && each !== 'locked'),
            )
            .map((each) => (
              <button
                key={each}
                type="button"
                className={classes.stateCount}
                aria-pressed={state === each}
                onClick={() => change({ state: state === each ? undefined : each })}
              >
                <span className={classes.figure}>{format.number(data.states[each] ?? 0)}</span>
                {t(`states.${each}`)}
              </button>
            ))}
        </div>
        {data.rows.length > 0 && <SearchField label={t('search')} />}
      </div>
      <BoardTable board={data} />
      <Owners board={data} />
      {opened === 'chase' && (
        <ChasePanel period={period} remind={data.allowed.remind} onClose={() => change({ open: undefined })} />
      )}
      {opened === 'locked' && <LockedPanel period={period} onClose={() => change({ open: undefined })} />}
      {opened?.startsWith('STA-') && kind && (
        <RecordPanel key={opened} kind={kind} recordRef={opened} onClose={() => change({ open: undefined })} />
      )}
    </>
  )
}

function Owners({ board }: { board: PeriodBoard }) {
  const { t } = useTranslation('cycle')
  const behind = board.owners.filter(({ late, missing }) => late + missing > 0)
  if (behind.length === 0) return null
  return (
    <section className={classes.owners} aria-labelledby="owners">
      <h2 id="owners">{t('owners')}</h2>
      <TableTwin
        tall
        label={t('owners')}
        columns={(['owner', 'expected', 'reported', 'accepted', 'late', 'missing'] as const).map((id) => ({
          label: t(`ownerColumns.${id}`),
          numeric: id !== 'owner',
        }))}
        rows={behind.map(({ owner, expected, reported, accepted, late, missing }) => [
          owner.kind === 'nobody' ? t('nobody') : owner.name,
          expected,
          reported,
          accepted,
          late,
          missing,
        ])}
      />
    </section>
  )
}
