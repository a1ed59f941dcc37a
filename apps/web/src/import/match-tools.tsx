import { importCalls, type LinkedSeveral, type ProposedIdentity } from '@gantry/client'
import { unitSuccessions } from '@gantry/domain/kinds/structure/organisation-unit'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { DayInput } from '../components/day-input.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { showToast } from '../components/toast.ts'
import { wordsOf } from '../records/words.ts'
import classes from './import.module.css'
import { basesOf, type MatchFilter, pairsOf, sameNamed, successionOf, type UnitPair } from './match-filters.ts'

interface Tools {
  readonly rows: readonly ProposedIdentity[]
  /** What the filter leaves. */
  readonly shown: readonly ProposedIdentity[]
  readonly filter: MatchFilter
  readonly onFilter: (filter: MatchFilter) => void
  /** Where the focus goes once the buttons' rows are gone. */
  readonly onSettled: () => void
}

/** Above the waiting matches: which to see, and what settles several of them at once. */
export function MatchTools({ rows, shown, filter, onFilter, onSettled }: Tools) {
  const { t } = useTranslation('import')
  const same = sameNamed(shown)
  const pair = filter.units === '' ? null : successionOf(rows, filter.units)
  const settle = useSettle(onSettled)
  return (
    <>
      <div className={classes.filters}>
        <NativeSelect
          size="xs"
          aria-label={t('links.byBasis')}
          value={filter.basis}
          data={[
            { value: '', label: `${t('links.allBases')} (${rows.length})` },
            ...basesOf(rows).map(([basis, n]) => ({
              value: basis,
              label: `${t(`links.bases.${basis as 'renamed'}`, { defaultValue: wordsOf(basis) })} (${n})`,
            })),
          ]}
          onChange={(event) => onFilter({ ...filter, basis: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          aria-label={t('links.byUnits')}
          value={filter.units}
          data={[
            { value: '', label: t('links.allUnits') },
            ...pairsOf(rows).map(([units, n]) => ({ value: units, label: `${units} (${n})` })),
          ]}
          onChange={(event) => onFilter({ ...filter, units: event.currentTarget.value })}
        />
        {same.length > 1 && (
          <Button
            size="xs"
            variant="default"
            loading={settle.isPending}
            onClick={() => settle.mutate((calls) => calls.linkSeveral(same.map(({ proposal }) => proposal)))}
          >
            {t('links.acceptSame', { count: same.length })}
          </Button>
        )}
        <span className={classes.faint} role="status">
          {t('links.waiting', { n: shown.length, of: rows.length })}
        </span>
      </div>
      <ProblemNote error={settle.error} />
      {pair?.beforeId && pair.sinceId && <Succession key={pair.key} pair={pair} settle={settle} />}
    </>
  )
}

type Calls = ReturnType<typeof importCalls>
type Settle = ReturnType<typeof useSettle>

function useSettle(onSettled: () => void) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (call: (calls: Calls) => Promise<LinkedSeveral>) => call(importCalls(http, slug)),
    onSuccess: async ({ linked, left }) => {
      await queries.invalidateQueries({ queryKey: ['org', slug] })
      const more = left.length > 0 ? ` ${t('links.leftOpen', { count: left.length })}` : ''
      showToast({ text: `${t('links.doneSeveral', { count: linked.length })}${more}` })
      onSettled()
    },
  })
}

/** One dated fact about two units instead of one answer a match. */
function Succession({ pair, settle }: { pair: UnitPair; settle: Settle }) {
  const { t } = useTranslation('import')
  const [how, setHow] = useState<string>('renamed')
  const [onDay, setOnDay] = useState(pair.from)
  const { beforeId, sinceId } = pair
  return (
    <div className={classes.succession} role="group" aria-label={t('links.succession', { ...pair })}>
      <p>{t('links.successionText', { count: pair.explained, before: pair.before, since: pair.since })}</p>
      <NativeSelect
        size="xs"
        label={t('links.how_')}
        value={how}
        data={unitSuccessions.map((value) => ({ value, label: wordsOf(value) }))}
        onChange={(event) => setHow(event.currentTarget.value)}
      />
      <DayInput size="xs" label={t('links.onDay')} value={onDay} onChange={setOnDay} />
      <Button
        size="xs"
        variant="default"
        loading={settle.isPending}
        disabled={onDay === ''}
        onClick={() =>
          settle.mutate((calls) => calls.settleBySuccession({ from: beforeId ?? '', to: sinceId ?? '', how, onDay }))
        }
      >
        {t('links.successionSettle')}
      </Button>
    </div>
  )
}
