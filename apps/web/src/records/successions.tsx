import { besideCalls, Problem } from '@gantry/client'
import { initiativeLineages } from '@gantry/domain/kinds/structure/initiative'
import { unitSuccessions } from '@gantry/domain/kinds/structure/organisation-unit'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { Day } from '../components/day.tsx'
import { DayInput } from '../components/day-input.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { today } from '../components/today.ts'
import { RecordPicker } from './record-picker.tsx'
import { wordsOf } from './words.ts'
import classes from './successions.module.css'

/** Of what kinds one record can become another, and what that can be. */
const kinds = {
  initiative: { segment: 'initiatives', path: 'lineage', ways: initiativeLineages },
  organisationUnit: { segment: 'organisation-units', path: 'successions', ways: unitSuccessions },
} as const
export type SucceedingKind = keyof typeof kinds

/** What a record was before and what became of it: dated, so that totals can be told either way. */
export function Successions({ kind, record }: { kind: SucceedingKind; record: RecordJson }) {
  const { t } = useTranslation(['records', 'common'])
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const { segment, path, ways } = kinds[kind]
  const calls = besideCalls(http, slug, segment, record.ref)
  const known = useQuery({
    queryKey: ['org', slug, segment, 'one', record.ref, 'successions'],
    queryFn: ({ signal }) => calls.successions(path, signal),
    meta: { watches: [kind] },
  })
  const [adding, setAdding] = useState(false)
  const [to, setTo] = useState<string | null>(null)
  const [how, setHow] = useState<string>('mergedInto')
  const [onDay, setOnDay] = useState(today())
  const [note, setNote] = useState('')
  const add = useMutation({
    mutationFn: () => calls.succeed(path, { to: to ?? '', how, onDay, note: note.trim() || undefined }),
    onSuccess: () => {
      setAdding(false)
      setTo(null)
      setNote('')
      void queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  const refused = add.error instanceof Problem ? add.error : undefined
  const side = (end: { ref?: string; title?: string }) =>
    end.ref === undefined || end.ref === record.ref ? (
      (end.title ?? t('restricted'))
    ) : (
      <Link to={hrefOfRecord(slug, kind, end.ref)}>{end.title}</Link>
    )
  return (
    <section className={classes.section} aria-labelledby="successions">
      <h2 id="successions">{t('successions.title')}</h2>
      {known.data?.rows.length === 0 && <p className={classes.none}>{t(`successions.none.${kind}`)}</p>}
      <ul>
        {known.data?.rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <Day day={row.onDay} />
            <span>
              {side(row.from)} <em>{wordsOf(row.how).toLowerCase()}</em> {side(row.to)}
              {row.note && <small>{row.note}</small>}
            </span>
          </li>
        ))}
      </ul>
      {!adding && (
        <ReasonedButton size="xs" variant="default" verdict={record.allowed.edit} onClick={() => setAdding(true)}>
          {t('successions.add')}
        </ReasonedButton>
      )}
      {adding && (
        <form onSubmit={submit} className={classes.form}>
          <NativeSelect
            label={t('successions.how')}
            value={how}
            data={ways.map((each) => ({ value: each, label: wordsOf(each) }))}
            onChange={(event) => setHow(event.currentTarget.value)}
          />
          <RecordPicker
            kind={kind}
            by="ref"
            label={t('successions.to')}
            value={to}
            error={refused?.ofField('to')}
            onChange={setTo}
          />
          <DayInput label={t('successions.onDay')} value={onDay} required onChange={setOnDay} />
          <TextInput
            label={t('successions.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemNote error={add.error} />
          <Group gap={8}>
            <Button type="submit" loading={add.isPending} disabled={to === null}>
              {t('successions.save')}
            </Button>
            <Button variant="default" onClick={() => setAdding(false)}>
              {t('common:cancel')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  )
}
