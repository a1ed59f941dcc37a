import { besideCalls, Problem } from '@gantry/client'
import { unitSuccessions } from '@gantry/domain/kinds/structure/organisation-unit'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { Day } from '../components/day.tsx'
import { DayInput } from '../components/day-input.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { today } from '../components/today.ts'
import { RecordPicker } from '../records/record-picker.tsx'
import { wordsOf } from '../records/words.ts'
import classes from './unit-successions.module.css'

/** What a unit was before and what became of it: dated, so that totals can be told either way. */
export function UnitSuccessions({ unit }: { unit: RecordJson }) {
  const { t } = useTranslation(['records', 'common'])
  const { slug } = useOrganisation()
  const calls = besideCalls(http, slug, 'organisation-units', unit.ref)
  const known = useQuery({
    queryKey: ['org', slug, 'organisation-units', 'one', unit.ref, 'successions'],
    queryFn: ({ signal }) => calls.successions(signal),
    meta: { watches: ['organisationUnit'] },
  })
  const [adding, setAdding] = useState(false)
  const [to, setTo] = useState<string | null>(null)
  const [how, setHow] = useState<string>('mergedInto')
  const [onDay, setOnDay] = useState(today())
  const [note, setNote] = useState('')
  const add = useMutation({
    mutationFn: () => calls.succeed({ to: to ?? '', how, onDay, note: note.trim() || undefined }),
    onSuccess: () => {
      setAdding(false)
      setTo(null)
      setNote('')
      void known.refetch()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  const refused = add.error instanceof Problem ? add.error : undefined
  const side = (end: { ref?: string; title?: string }) =>
    end.ref === undefined || end.ref === unit.ref ? (
      (end.title ?? t('restricted'))
    ) : (
      <Link to={paths.record(slug, 'organisation-units', end.ref)}>{end.title}</Link>
    )
  return (
    <section className={classes.section} aria-labelledby="successions">
      <h2 id="successions">{t('successions.title')}</h2>
      {known.data?.rows.length === 0 && <p className={classes.none}>{t('successions.none')}</p>}
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
      {unit.allowed.edit.ok && !adding && (
        <Button size="xs" variant="default" onClick={() => setAdding(true)}>
          {t('successions.add')}
        </Button>
      )}
      {adding && (
        <form onSubmit={submit} className={classes.form}>
          <NativeSelect
            label={t('successions.how')}
            value={how}
            data={unitSuccessions.map((each) => ({ value: each, label: wordsOf(each) }))}
            onChange={(event) => setHow(event.currentTarget.value)}
          />
          <RecordPicker
            kind="organisationUnit"
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
