import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconAlertCircle } from '@tabler/icons-react'
import { useFormat } from '../components/format.ts'
import { Button } from '@mantine/core'
import { overviewCalls } from '@gantry/client'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useOverviewView } from './overview-context.ts'
import classes from './scope-line.module.css'

const shownWarnings = 2

/** What is looked at, as of when, against what, who reported, and what cannot be compared. */
export function ScopeLine({ title }: { title: string }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { slug } = useOrganisation()
  const { overview, query } = useOverviewView()
  const calls = overviewCalls(http, slug)
  const { period, compare, reported, notExpectedUnits } = overview.scope
  return (
    <section className={classes.scope} aria-label={t('scope.label')}>
      <div className={classes.head}>
        <h1>{title}</h1>
        <div className={classes.papers}>
          <Button component="a" href={calls.overviewPdf(query)} variant="default" size="xs" download>
            {t('pdf')}
          </Button>
          <Button component="a" href={calls.boardPack(query, [])} variant="default" size="xs" download>
            {t('boardPack')}
          </Button>
        </div>
      </div>
      <ul className={classes.facts}>
        <li>
          <strong>{t('scope.asOf', { day: format.day(period.asOf) })}</strong>
        </li>
        <li>{compare ? t('scope.comparedWith', { day: format.day(compare.asOf) }) : t('scope.notCompared')}</li>
        <li>{t('scope.reported', reported)}</li>
        {notExpectedUnits > 0 && <li>{t('scope.notExpected', { count: notExpectedUnits })}</li>}
      </ul>
      <Warnings />
    </section>
  )
}

function Warnings() {
  const { t } = useTranslation('portfolio')
  const { warnings } = useOverviewView().overview.scope
  const [all, setAll] = useState(false)
  const rest = warnings.length - shownWarnings
  if (warnings.length === 0) return null
  return (
    <ul className={classes.warnings}>
      {(all ? warnings : warnings.slice(0, shownWarnings)).map(({ code, text }, at) => (
        <li key={`${code}-${at}`}>
          <IconAlertCircle size={14} stroke={1.8} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('scope.fewerWarnings') : t('scope.moreWarnings', { count: rest })}
          </button>
        </li>
      )}
    </ul>
  )
}
