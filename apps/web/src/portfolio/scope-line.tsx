import { lazy, Suspense, useState } from 'react'
import { CurrencyOfAmountsLater } from '../import/currency-later.ts'
import type { Overview } from '@gantry/domain/portfolio/overview'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { IconAlertCircle } from '@tabler/icons-react'
import { useFormat } from '../components/format.ts'
import { Button, Modal } from '@mantine/core'
import { overviewCalls } from '@gantry/client'
import { http } from '../api/http.ts'
import { useMay, useOrganisation } from '../api/me.ts'
import { useOverviewView } from './overview-context.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { LocalLink } from '../components/local-link.tsx'
import { paths } from '../app/paths.ts'
import { LinkButton } from '../components/link-button.tsx'
import classes from './scope-line.module.css'

const DefinitionsDialog = lazy(() => import('./definitions-dialog.tsx'))
const BoardPackDialog = lazy(() => import('./board-pack-dialog.tsx'))

const shownWarnings = 2

/** What is looked at, as of when, against what, who reported, and what cannot be compared. */
export function ScopeLine({ title }: { title: string }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const { slug } = useOrganisation()
  const { overview, query } = useOverviewView()
  const may = useMay('export')
  const [packing, setPacking] = useState(false)
  const calls = overviewCalls(http, slug)
  const { period, compare, reported, notExpectedUnits } = overview.scope
  return (
    <section className={classes.scope} aria-label={t('scope.label')}>
      <div className={classes.head}>
        <h1>{title}</h1>
        <div className={classes.papers}>
          {may.ok ? (
            <Button component="a" href={calls.overviewPdf(query)} variant="default" size="xs" download>
              {t('pdf')}
            </Button>
          ) : (
            <ReasonedButton verdict={may} variant="default" size="xs">
              {t('pdf')}
            </ReasonedButton>
          )}
          <ReasonedButton verdict={may} variant="default" size="xs" onClick={() => setPacking(true)}>
            {t('boardPack')}
          </ReasonedButton>
        </div>
      </div>
      <ul className={classes.facts}>
        <li>
          <strong>{t('scope.asOf', { day: format.day(period.asOf) })}</strong>
        </li>
        <li>{compare ? t('scope.comparedWith', { day: format.day(compare.asOf) }) : t('scope.notCompared')}</li>
        {reported.of > 0 && <li>{reportedText(reported, t, format)}</li>}
        {notExpectedUnits > 0 && <li>{t('scope.notExpected', { count: notExpectedUnits })}</li>}
      </ul>
      <Warnings />
      {packing && (
        <Suspense>
          <BoardPackDialog onClose={() => setPacking(false)} />
        </Suspense>
      )}
    </section>
  )
}

/** Of an imported period nobody said who was to report: it is held against the period before it. */
function reportedText(
  { n, of, basis, before }: Overview['scope']['reported'],
  t: TFunction<'portfolio'>,
  format: ReturnType<typeof useFormat>,
): string {
  if (basis === 'declared') return t('scope.reported', { n, of })
  const reported = t('scope.reportedAlone', { count: n })
  return before === undefined || of === n
    ? reported
    : `${reported}; ${t('scope.absent', { count: of - n, day: format.day(before.asOf) })}`
}

function Warnings() {
  const { t } = useTranslation('portfolio')
  const { warnings, definitions } = useOverviewView().overview.scope
  const { slug } = useOrganisation()
  const may = useMay('import')
  const [all, setAll] = useState(false)
  const [defining, setDefining] = useState(false)
  const [saying, setSaying] = useState(false)
  const rest = warnings.length - shownWarnings
  if (warnings.length === 0 && definitions.length === 0) return null
  const shown = all ? warnings : warnings.slice(0, shownWarnings)
  return (
    <ul className={classes.warnings}>
      {shown.map(({ code, text }, at) => (
        <li key={`${code}-${at}`}>
          <IconAlertCircle size={14} stroke={1.8} aria-hidden />
          <span>
            {text}
            {code === 'identity.undecided' && may.ok && (
              <>
                {' '}
                <LocalLink href={`${paths.import(slug)}?tab=links`}>{t('scope.decideMatches')}</LocalLink>
              </>
            )}
            {code === 'currency.unknown' && may.ok && (
              <>
                {' '}
                <LinkButton onClick={() => setSaying(true)}>{t('scope.sayCurrency')}</LinkButton>
              </>
            )}
            {/\.definition/.test(code) && may.ok && (
              <>
                {' '}
                <LinkButton onClick={() => setDefining(true)}>{t('scope.definitions')}</LinkButton>
              </>
            )}
          </span>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <LinkButton aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('scope.fewerWarnings') : t('scope.moreWarnings', { count: rest })}
          </LinkButton>
        </li>
      )}
      {definitions.length > 0 && !shown.some(({ code }) => /\.definition/.test(code)) && (
        <li>
          <LinkButton onClick={() => setDefining(true)}>{t('scope.definitions')}</LinkButton>
        </li>
      )}
      {saying && (
        <Modal
          opened
          onClose={() => setSaying(false)}
          title={t('scope.sayCurrency')}
          closeButtonProps={{ 'aria-label': t('definitions.close') }}
        >
          <Suspense>
            <CurrencyOfAmountsLater />
          </Suspense>
        </Modal>
      )}
      {defining && (
        <Suspense>
          <DefinitionsDialog onClose={() => setDefining(false)} />
        </Suspense>
      )}
    </ul>
  )
}
