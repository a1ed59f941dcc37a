import type { ProblemReport } from '@gantry/client'
import { NativeSelect, TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TableTwin } from '../components/table-twin.tsx'
import classes from './import.module.css'

const shown = 300
const effects = ['fileRefused', 'rowRefused', 'cellUnread', 'warning'] as const

/** What could not be taken as it stood: file, row, column, value, and what helps. */
export function ProblemList({ problems }: { problems: readonly (ProblemReport & { file: string })[] }) {
  const { t } = useTranslation('import')
  const [text, setText] = useState('')
  const [effect, setEffect] = useState('all')
  const asked = useDeferredValue(text.trim().toLowerCase())
  if (problems.length === 0) return <p className={classes.where}>{t('problems.none')}</p>
  const found = problems.filter(
    (problem) =>
      (effect === 'all' || problem.effect === effect) &&
      (asked === '' ||
        [problem.file, problem.column, problem.value, problem.message, problem.row, problem.code].some((each) =>
          String(each ?? '')
            .toLowerCase()
            .includes(asked),
        )),
  )
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          size="xs"
          aria-label={t('problems.filter')}
          placeholder={t('problems.filter')}
          value={text}
          data-filter
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={t('problems.message')}
          value={effect}
          data={[
            { value: 'all', label: `${t('problems.effects.all')} (${problems.length})` },
            ...effects.map((each) => ({
              value: each,
              label: `${t(`problems.effects.${each}`)} (${problems.filter((problem) => problem.effect === each).length})`,
            })),
          ]}
          onChange={(event) => setEffect(event.currentTarget.value)}
        />
      </div>
      <TableTwin
        tall
        label={t('steps.problems')}
        columns={[
          { label: t('problems.file') },
          { label: t('problems.row'), numeric: true },
          { label: t('problems.column') },
          { label: t('problems.value') },
          { label: t('problems.message') },
          { label: t('problems.mend') },
        ]}
        rows={found.slice(0, shown).map((problem) => [
          problem.sheet ? `${problem.file} (${problem.sheet})` : problem.file,
          problem.row,
          <span key="column" className={classes.header}>
            {problem.column}
          </span>,
          <code key="value" className={classes.code}>
            {problem.value}
          </code>,
          <span key="message" className={classes.words}>
            {problem.message}
          </span>,
          <span key="mend" className={classes.words}>
            {problem.mend}
          </span>,
        ])}
      />
      {found.length > shown && <p className={classes.faint}>{t('problems.more', { count: found.length - shown })}</p>}
    </>
  )
}
