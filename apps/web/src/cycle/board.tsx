import { type BoardRow, cycleCalls, type PeriodBoard } from '@gantry/client'
import type { RatingValue } from '@gantry/domain/portfolio/facts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Day } from '../components/day.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { RatingMark } from '../components/rating-mark.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { StateMark } from '../records/record-body.tsx'
import register from '../records/register.module.css'
import { useKinds } from '../records/use-kinds.ts'
import { RecordPanel } from '../records/record-panel.tsx'
import { BoardActions } from './board-actions.tsx'
import { ChasePanel } from './chase-panel.tsx'
import classes from './cycle.module.css'
import { LockedPanel } from './locked-panel.tsx'

const order = ['due', 'submitted', 'challenged', 'accepted', 'locked', 'missed', 'imported'] as const

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
  const rows = state ? data.rows.filter((row) => row.state === state) : data.rows
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
      <div className={classes.states} role="group" aria-label={t('columns.state')}>
        {order
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
      <DataTable
        label={data.period.title}
        rows={rows}
        columns={columnsOf(t, slug)}
        keyOf={({ id }) => id}
        openKey={rows.find(({ ref }) => ref === opened)?.id}
        onOpen={({ ref }) => change({ open: ref })}
        empty={
          <EmptyState
            title={t('emptyBoard')}
            text={t('emptyBoardText')}
            actions={
              state && (
                <Button variant="default" onClick={() => change({ state: undefined })}>
                  {t('filterAll')}
                </Button>
              )
            }
          />
        }
      />
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

function columnsOf(t: ReturnType<typeof useTranslation<'cycle'>>['t'], slug: string): Column<BoardRow>[] {
  return [
    {
      id: 'initiative',
      label: t('columns.initiative'),
      card: 'title',
      cell: (row) => (
        <Link className={register.title} to={paths.record(slug, 'status-reports', row.ref)} title={row.title}>
          {row.initiative && 'title' in row.initiative ? row.initiative.title : row.title}
        </Link>
      ),
    },
    {
      id: 'state',
      label: t('columns.state'),
      width: 120,
      card: 'fact',
      cell: ({ state }) => <StateMark state={state} settled={['accepted', 'locked', 'imported'].includes(state)} />,
    },
    {
      id: 'owner',
      label: t('columns.owner'),
      width: 200,
      card: 'fact',
      cell: ({ owner }) => <span title={owner.name}>{owner.kind === 'nobody' ? t('nobody') : owner.name}</span>,
    },
    {
      id: 'due',
      label: t('columns.due'),
      width: 130,
      card: 'fact',
      cell: ({ dueOn, late }) =>
        dueOn && (
          <span className={late ? classes.late : undefined}>
            <Day day={dueOn} />
          </span>
        ),
    },
    {
      id: 'submitted',
      label: t('columns.submitted'),
      width: 120,
      cell: ({ submittedOn }) => submittedOn && <Day day={submittedOn} />,
    },
    {
      id: 'rating',
      label: t('columns.rating'),
      width: 84,
      cell: ({ ratings }) => {
        const value = ratings.independent ?? ratings.owner
        return value && <RatingMark value={value as RatingValue} />
      },
    },
    {
      id: 'missing',
      label: t('columns.missing'),
      width: 200,
      cell: ({ missing, state }) => {
        const words = missing.map(({ label }) => label).join(', ')
        return state === 'due' && <span title={words}>{words}</span>
      },
    },
  ]
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
