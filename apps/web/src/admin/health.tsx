import { type Health as HealthFigures, type HealthPart, healthCalls } from '@gantry/client'
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ErrorState } from '../components/error-state.tsx'
import { useFormat } from '../components/format.ts'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import classes from './health.module.css'
import { useHealthWords } from './use-health-words.ts'

const everyMs = 30_000
const parts = ['events', 'verified', 'backup', 'store', 'folder', 'process', 'requests', 'slow'] as const

/** Whether the installation is well: part by part in words, and what to do where something should be looked at. */
export function Health() {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const { instant } = useFormat()
  const health = useQuery({
    queryKey: ['org', slug, 'health'],
    queryFn: ({ signal }) => healthCalls(http, slug).health(signal),
    refetchInterval: everyMs,
    meta: { watches: [] },
  })
  if (health.isPending) return <SkeletonTable rows={8} columns={3} />
  if (health.isError) return <ErrorState error={health.error} onRetry={() => void health.refetch()} />
  const { look, at, slow } = health.data
  return (
    <>
      <Group justify="space-between" mb={12} gap={8}>
        <p role="status" className={classes.verdict}>
          <Mark well={look.length === 0} />
          <strong>{look.length === 0 ? t('health.well') : t('health.look', { count: look.length })}</strong>
          <span className={classes.faint}>{t('health.at', { at: instant(at) })}</span>
        </p>
        <Button size="xs" variant="default" loading={health.isFetching} onClick={() => void health.refetch()}>
          {t('health.again')}
        </Button>
      </Group>
      <dl className={classes.parts}>
        {parts.map((part) => (
          <Part key={part} part={part} figures={health.data} />
        ))}
      </dl>
      {slow.length > 0 && <SlowStatements slow={slow} />}
    </>
  )
}

function Part({ part, figures }: { part: HealthPart; figures: HealthFigures }) {
  const { t } = useTranslation('admin')
  const say = useHealthWords(figures)
  const look = figures.look.filter((each) => each.part === part)
  return (
    <div className={classes.part} data-look={look.length > 0 || undefined}>
      <dt>{t(`health.parts.${part}`)}</dt>
      <dd className={classes.status}>
        <Mark well={look.length === 0} />
        {look.length === 0 ? t('health.ok') : t('health.lookHere')}
      </dd>
      <dd>
        {look.map(({ message, mend }) => (
          <p key={message} className={classes.asked}>
            {message} {mend}
          </p>
        ))}
        <p>{say(part).join(' · ')}</p>
      </dd>
    </div>
  )
}

function SlowStatements({ slow }: { slow: HealthFigures['slow'] }) {
  const { t } = useTranslation('admin')
  const { instant, number } = useFormat()
  return (
    <section className={classes.slow} aria-labelledby="slow-statements">
      <h2 id="slow-statements">{t('health.parts.slow')}</h2>
      <TableTwin
        tall
        label={t('health.parts.slow')}
        columns={[
          { label: t('health.slow.at') },
          { label: t('health.slow.took'), numeric: true },
          { label: t('health.slow.statement') },
        ]}
        rows={slow
          .map((each) => [
            instant(each.at),
            t('health.ms', { ms: number(each.ms) }),
            <code key="statement">{each.statement}</code>,
          ])
          .reverse()}
      />
    </section>
  )
}

function Mark({ well }: { well: boolean }) {
  return well ? (
    <IconCircleCheck size={16} className={classes.well} aria-hidden />
  ) : (
    <IconAlertTriangle size={16} className={classes.unwell} aria-hidden />
  )
}
