import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../components/toast.ts'
import { wordsOf } from '../records/words.ts'
import { acceptFrom, type Candidates, counted, type GroupFilter, unitsOf } from './group-answers.ts'
import classes from './matches.module.css'
import type { Choices } from './use-choices.ts'

const levels = [95, 90, 85, 80, 75, 70, 60, 50]

interface Tools {
  readonly rows: readonly Candidates[]
  /** Of what the filter leaves: those that nobody has decided. */
  readonly open: readonly Candidates[]
  /** Of what the filter leaves: those that somebody has. */
  readonly decided: readonly Candidates[]
  readonly filter: GroupFilter
  readonly onFilter: (filter: GroupFilter) => void
  readonly choices: Choices
}

/** Decides many rows at once: those of one reason or of two units, from a confidence on, or none of them. */
export function GroupTools({ rows, open, decided, filter, onFilter, choices }: Tools) {
  const { t } = useTranslation('import')
  const [level, setLevel] = useState(85)
  const accepted = acceptFrom(open, level / 100)
  const decide = (answers: readonly { row: Candidates; answer: string | null }[], text: string) => {
    const undo = choices.answerAll(answers)
    showToast({ text, undo: () => Promise.resolve(undo()) })
  }
  return (
    <div className={classes.bar} role="group" aria-label={t('matches.together')}>
      <NativeSelect
        size="xs"
        aria-label={t('links.byBasis')}
        value={filter.basis}
        data={[
          { value: '', label: t('links.allBases') },
          ...counted(rows, ({ basis }) => basis).map(([basis, n]) => ({
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
          ...counted(rows, unitsOf).map(([units, n]) => ({ value: units, label: `${units} (${n})` })),
        ]}
        onChange={(event) => onFilter({ ...filter, units: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={t('matches.from')}
        value={String(level)}
        data={levels.map((value) => ({ value: String(value), label: t('matches.level', { percent: `${value} %` }) }))}
        onChange={(event) => setLevel(Number(event.currentTarget.value))}
      />
      <Button
        size="xs"
        variant="default"
        disabled={accepted.length === 0}
        onClick={() => decide(accepted, t('matches.accepted', { count: accepted.length }))}
      >
        {t('matches.accept', { count: accepted.length })}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={open.length === 0}
        onClick={() =>
          decide(
            open.map((row) => ({ row, answer: 'none' })),
            t('matches.declined', { count: open.length }),
          )
        }
      >
        {t('matches.decline', { count: open.length })}
      </Button>
      {decided.length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            decide(
              decided.map((row) => ({ row, answer: null })),
              t('matches.reopened', { count: decided.length }),
            )
          }
        >
          {t('matches.reopen', { count: decided.length })}
        </Button>
      )}
    </div>
  )
}
