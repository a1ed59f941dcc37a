import { type IdentitySide, importCalls, type ProposedIdentity } from '@gantry/client'
import { Button, Group, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { Day } from '../components/day.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { Money } from '../components/money.tsx'
import { MoreCards, cardsAtATime } from '../components/more-cards.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { SkeletonLines } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import { usePortion } from '../components/use-portion.ts'
import { usePrinting } from '../components/use-printing.ts'
import { wordsOf } from '../records/words.ts'
import classes from './import.module.css'
import { type MatchFilter, matches } from './match-filters.ts'
import { MatchTools } from './match-tools.tsx'

/** Matches too weak to be made by themselves, side by side. */
export function ProposedIdentities() {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const [chosen, setFilter] = useState(noFilter)
  const { list, focusAt } = useFocusInList()
  const portion = usePortion()
  const printing = usePrinting()
  const proposals = useQuery({
    queryKey: ['org', slug, 'identities', 'proposed'],
    queryFn: ({ signal }) => importCalls(http, slug).proposed(signal),
    meta: { watches: ['identityProposal', 'sourceIdentity', 'import'] },
  })
  // What was filtered by may have been settled since: then all that waits is shown again.
  const filter = proposals.data && matches(proposals.data.rows, chosen).length === 0 ? noFilter : chosen
  if (proposals.isPending) return <SkeletonLines />
  if (proposals.isError) return <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} />
  const shown = matches(proposals.data.rows, filter)
  if (proposals.data.rows.length === 0) return <p className={classes.where}>{t('links.noneProposed')}</p>
  return (
    <>
      <p className={classes.where}>{t('links.proposedText')}</p>
      <MatchTools
        rows={proposals.data.rows}
        shown={shown}
        filter={filter}
        onFilter={setFilter}
        onSettled={() => focusAt(0)}
      />
      <div ref={list} tabIndex={-1} role="group" aria-label={t('links.proposed')}>
        {shown.slice(0, printing ? undefined : portion.shown).map((row, at) => (
          <Proposal key={row.proposal} row={row} onDecided={() => focusAt(at)} />
        ))}
      </div>
      {shown.length > cardsAtATime && !printing && (
        <MoreCards
          shown={Math.min(portion.shown, shown.length)}
          of={shown.length}
          onShow={(count) => {
            if (count > portion.shown) focusAt(portion.shown)
            portion.onShow(count)
          }}
        />
      )}
    </>
  )
}

const noFilter: MatchFilter = { basis: '', units: '' }

/** Once a match is gone, the keyboard goes on with the one that took its place, or with the list where none is left. */
function useFocusInList() {
  const list = useRef<HTMLDivElement>(null)
  const focusAt = (at: number) =>
    requestAnimationFrame(() => {
      const accepts = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-accept]') ?? [])]
      const next = accepts[Math.min(at, accepts.length - 1)] ?? list.current
      next?.focus()
    })
  return { list, focusAt }
}

function Proposal({ row, onDecided }: { row: ProposedIdentity; onDecided: () => void }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const calls = importCalls(http, slug)
  const [from, setFrom] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: ['org', slug] })
  const accept = useMutation({
    mutationFn: () => calls.link({ proposal: row.proposal, from: from || undefined }),
    onSuccess: async () => {
      await refresh()
      const undo = async () => {
        await calls.break({ proposal: row.proposal })
        await refresh()
      }
      showToast({ text: t('links.done'), undo })
      onDecided()
    },
  })
  const decline = useMutation({
    mutationFn: () => calls.dismiss(row.proposal),
    onSuccess: async () => {
      await refresh()
      showToast({ text: t('links.declined') })
      onDecided()
    },
  })
  return (
    <article className={classes.proposal} aria-label={`${row.incoming.name} / ${row.known.name}`}>
      <div className={classes.proposalHead}>
        <p>
          {t('matches.sure', { percent: `${Math.round(row.score * 100)} %` })}: {row.evidence.join('; ')}
          {row.clash.length > 0 && (
            <strong className={classes.ask}> {t('links.clash', { periods: row.clash.join(', ') })}</strong>
          )}
          {!row.mayLink && <span className={classes.faint}> {t('links.mayNot')}</span>}
        </p>
        <Group gap={8}>
          <NativeSelect
            size="xs"
            aria-label={t('links.from')}
            value={from}
            data={[
              { value: '', label: t('links.allPeriods') },
              ...row.incoming.reports.map(({ period }) => ({ value: period, label: `${t('links.from')} ${period}` })),
            ]}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <Button
            size="xs"
            data-accept
            variant="default"
            disabled={!row.mayLink}
            loading={accept.isPending}
            onClick={() => accept.mutate()}
          >
            {t('links.accept')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={!row.mayLink}
            loading={decline.isPending}
            onClick={() => decline.mutate()}
          >
            {t('links.decline')}
          </Button>
        </Group>
      </div>
      <ProblemNote error={accept.error ?? decline.error} />
      <div className={classes.sides}>
        <Side title={t('matches.incoming')} side={row.incoming} />
        <Side title={t('matches.known')} side={row.known} />
      </div>
    </article>
  )
}

function Side({ title, side }: { title: string; side: IdentitySide }) {
  const { t } = useTranslation(['import', 'common'])
  const { slug } = useOrganisation()
  return (
    <div>
      <p className={classes.faint}>{title}</p>
      <h2>
        <Link to={paths.initiative(slug, side.initiative.ref)}>{side.name}</Link>
      </h2>
      <p className={classes.faint}>{[side.externalId, side.unit].filter(Boolean).join(' · ')}</p>
      <TableTwin
        label={side.name}
        columns={[
          { label: t('links.period') },
          { label: t('links.name') },
          { label: t('links.rating') },
          { label: t('links.end') },
          { label: t('links.cost'), numeric: true },
        ]}
        rows={side.reports.map((report) => [
          report.period,
          <span key="title" className={classes.header} title={report.title}>
            {report.title}
          </span>,
          report.rating && wordsOf(report.rating),
          report.endDate && <Day key="end" day={report.endDate} />,
          report.wholeLifeCost && <Money key="cost" {...report.wholeLifeCost} />,
        ])}
      />
    </div>
  )
}
