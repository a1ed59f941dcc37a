import { cycleCalls, type Filling, type FillingChange, type KindJson, Problem } from '@gantry/client'
import type { Value } from '@gantry/domain/field'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { recordKey } from '../records/record-cache.ts'
import { AbsenceMenu } from '../records/absence-menu.tsx'
import { StepBar } from '../records/step-bar.tsx'
import { isNothing } from '../records/value-of.ts'
import { widgets } from '../records/widgets.ts'
import classes from './cycle.module.css'

/** Fields that the form has, in its order. */
export const filledIn = (): string[] => [...groups.flatMap(({ fields }) => fields), 'carried']

const groups = [
  { id: 'progress', fields: ['summary', 'ratingCommentary', 'done', 'next'] },
  { id: 'dates', fields: ['startDate', 'endDate', 'scheduleCommentary'] },
  {
    id: 'money',
    fields: [
      'wholeLifeCost',
      'costCommentary',
      'inYearBaseline',
      'inYearForecast',
      'inYearCommentary',
      'benefits',
      'benefitsCommentary',
    ],
  },
  { id: 'ask', fields: ['decisionAsked'] },
] as const

/** Without what the reader may not see, and so cannot write either. */
function groupsShown(values: Readonly<Record<string, Value>>) {
  return groups
    .map(({ id, fields }) => ({ id, fields: fields.filter((name) => name in values) }))
    .filter(({ fields }) => fields.length > 0)
}

/** The report in short, prefilled from last time; what is typed is kept when the field is left. */
export function FillForm({ kind, filling }: { kind: KindJson; filling: Filling }) {
  const { t } = useTranslation(['cycle', 'common'])
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [drafts, setDrafts] = useState<Readonly<Record<string, Value>>>({})
  const [lost, setLost] = useState<string>()
  const { report, allowed, last, missing, challenge } = filling
  const format = useFormat()
  const save = useMutation({
    scope: { id: `fill-${report.id}` },
    mutationFn: (change: Omit<FillingChange, 'version'>) => {
      const latest = queries.getQueryData<Filling>(['org', slug, 'cycle', 'filling', report.ref]) ?? filling
      return cycleCalls(http, slug).fill(report.ref, { version: latest.report.version, ...change })
    },
    onSuccess: (after, change) => {
      queries.setQueryData(['org', slug, 'cycle', 'filling', report.ref], after)
      queries.setQueryData(recordKey(slug, 'status-reports', report.ref), after.report)
      setLost(undefined)
      setDrafts((before) =>
        Object.fromEntries(Object.entries(before).filter(([name]) => !(name in (change.fields ?? {})))),
      )
    },
    onError: (error, change) => {
      if (!(error instanceof Problem) || error.status !== 409) return
      setLost(
        Object.values(change.fields ?? {})
          .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
          .join(', '),
      )
      void queries.invalidateQueries({ queryKey: ['org', slug, 'cycle', 'filling', report.ref] })
    },
  })
  if (!allowed.fill.ok)
    return <p className={classes.faint}>{[allowed.fill.reason, allowed.fill.who].filter(Boolean).join(' ')}</p>
  const refused = save.error instanceof Problem ? save.error : undefined
  const carried = Array.isArray(report.fields.carried) ? (report.fields.carried as readonly string[]) : []
  const keep = (name: string) => {
    const value = drafts[name]
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(report.fields[name] ?? null))
      save.mutate({ fields: { [name]: value } })
  }
  const valueOf = (ratings: Filling['ratings'], assessor: 'owner' | 'independent') =>
    ratings.find((rating) => rating.assessor === assessor)?.value ?? ''
  const ratingOf = (assessor: 'owner' | 'independent') => valueOf(filling.ratings, assessor)
  return (
    <section className={classes.fill} aria-label={t('report.title')}>
      {last && carried.length > 0 && (
        <p className={classes.faint}>{t('report.carriedFrom', { day: format.day(last.asOf) })}</p>
      )}
      {challenge && (
        <blockquote className={classes.challenge}>
          <strong>{t('report.challenge', { name: challenge.byName ?? '' })}</strong>
          <p>{challenge.question}</p>
          {challenge.answer && <p>{t('report.answer', { answer: challenge.answer })}</p>}
        </blockquote>
      )}
      {lost !== undefined && <p role="alert">{t('report.stale', { value: lost })}</p>}
      <div className={classes.ratings}>
        {(['owner', 'independent'] as const).map((assessor) => {
          const verdict = assessor === 'owner' ? allowed.rateOwner : allowed.rateIndependent
          if (!verdict.ok && ratingOf(assessor) === '') return null
          return (
            <NativeSelect
              key={assessor}
              label={t(`report.${assessor}Rating`)}
              description={[
                t(`report.${assessor}RatingHelp`),
                last &&
                  valueOf(last.ratings, assessor) &&
                  t('report.last', { value: t(`common:rating.${valueOf(last.ratings, assessor) as 'red'}`) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              disabled={!verdict.ok}
              value={ratingOf(assessor)}
              data={[
                { value: '', label: t('report.noRating') },
                ...filling.scales[assessor].map((value) => ({ value, label: t(`common:rating.${value}`) })),
              ]}
              onChange={(event) => save.mutate({ ratings: [{ assessor, value: event.currentTarget.value || null }] })}
            />
          )
        })}
      </div>
      {groupsShown(report.fields).map(({ id, fields }) => (
        <fieldset key={id} className={classes.group}>
          <legend>{t(`report.groups.${id}`)}</legend>
          {fields.map((name) => {
            const field = kind.fields[name]
            if (field === undefined) return null
            const { Input } = widgets[field.type]
            const isCarried = carried.includes(name)
            const absent = report.absent[name]
            const value = name in drafts ? drafts[name] : (report.fields[name] ?? null)
            return (
              <div
                key={name}
                className={classes.field}
                data-carried={isCarried || undefined}
                onBlur={(event) => {
                  if (!event.currentTarget.contains(event.relatedTarget)) keep(name)
                }}
              >
                <Input
                  field={field}
                  label={field.label}
                  labels={report.labels}
                  value={value}
                  error={refused?.ofField(name)}
                  required={missing.some((each) => each.field === name)}
                  onChange={(value) => setDrafts((before) => ({ ...before, [name]: value }))}
                />
                {(absent || isNothing(value)) && (
                  <AbsenceMenu
                    label={field.label}
                    value={absent}
                    onChange={(next) => save.mutate({ absent: { [name]: next ?? null } })}
                  />
                )}
                {isCarried && (
                  <p className={classes.carried}>
                    {t('report.carried')}
                    <Button size="compact-xs" variant="subtle" onClick={() => save.mutate({ confirm: [name] })}>
                      {t('report.stillSo')}
                    </Button>
                  </p>
                )}
              </div>
            )
          })}
        </fieldset>
      ))}
      <div className={classes.foot}>
        <StepBar kind={kind} record={report} size="sm" />
        <p role="status" className={classes.faint}>
          {save.isPending ? t('report.saving') : save.isSuccess ? t('report.saved') : ''}{' '}
          {missing.length > 0 &&
            t('report.missing', {
              fields: missing
                .map(({ label, field }) => (field === 'rating.owner' ? t('report.ownerRating') : label))
                .join(', '),
            })}
        </p>
      </div>
    </section>
  )
}
