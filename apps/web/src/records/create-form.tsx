import { type KindJson, Problem, recordCalls } from '@gantry/client'
import type { Absence } from '@gantry/domain/absence'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { showToast } from '../components/toast.ts'
import { AbsenceMenu } from './absence-menu.tsx'
import { RecordPicker } from './record-picker.tsx'
import classes from './register.module.css'
import { fieldsOf, type NamedField } from './use-kinds.ts'
import { isNothing } from './value-of.ts'
import { widgets } from './widgets.ts'

interface Draft {
  readonly value?: Value
  readonly absent?: Absence
}

/** A new record: what its kind asks for first, the rest on demand; every empty field can say why. */
export function CreateForm({
  kind,
  initiative: given,
  onDone,
  onCancel,
}: {
  kind: KindJson
  /** Reference of the initiative it is to hang on. */
  initiative?: string
  onDone: (record: RecordJson) => void
  onCancel: () => void
}) {
  const { t } = useTranslation(['records', 'common'])
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [initiative, setInitiative] = useState<string | null>(given ?? null)
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [all, setAll] = useState(false)
  const create = useMutation({
    mutationFn: () => recordCalls(http, slug, kind.segment).create({ initiative, ...inputOf(kind, drafts) }),
    onSuccess: (record) => {
      void queries.invalidateQueries({ queryKey: ['org', slug, kind.segment] })
      showToast({ text: t('created', { ref: record.ref, title: record.title }) })
      onDone(record)
    },
  })
  const writable = fieldsOf(kind).filter(({ field }) => !field.computed)
  const refused = create.error instanceof Problem ? create.error : undefined
  const first = [...new Set([kind.title, ...kind.form])]
  const place = ({ name }: NamedField) => (first.includes(name) ? first.indexOf(name) : first.length)
  const shown = writable
    .filter(
      ({ name, key, field, custom }) =>
        all || custom || field.required || first.includes(name) || refused?.ofField(key),
    )
    .sort((a, b) => place(a) - place(b))
  const hangs = kind.of !== 'organisation'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {hangs && (
        <RecordPicker
          kind="initiative"
          by="ref"
          label={kind.name === 'initiative' ? t('partOf') : t('initiative')}
          description={kind.name === 'initiative' ? t('partOfHelp') : undefined}
          withAsterisk={kind.of === 'initiative' && kind.name !== 'initiative'}
          value={initiative}
          error={refused?.ofField('initiative') ?? refused?.ofField('parent')}
          onChange={setInitiative}
        />
      )}
      {shown.map((field, at) => (
        <DraftField
          key={field.key}
          field={field}
          draft={drafts[field.key] ?? {}}
          error={refused?.ofField(field.key)}
          autoFocus={at === 0}
          extensible={kind.extensible && field.name !== kind.title}
          onChange={(draft) => setDrafts({ ...drafts, [field.key]: draft })}
        />
      ))}
      {!all && shown.length < writable.length && (
        <Button size="compact-sm" variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>
          {t('moreFields', { count: writable.length - shown.length })}
        </Button>
      )}
      <ProblemNote error={create.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('createKind', { kind: kind.label.toLowerCase() })}
        </Button>
      </Group>
    </form>
  )
}

function inputOf(kind: KindJson, drafts: Readonly<Record<string, Draft>>) {
  const fields: Record<string, Value> = {}
  const custom: Record<string, Value> = {}
  const absent: Record<string, Absence> = {}
  for (const { key, custom: isCustom } of fieldsOf(kind)) {
    const draft = drafts[key]
    if (draft?.absent) absent[key] = draft.absent
    else if (!isNothing(draft?.value)) (isCustom ? custom : fields)[key] = draft?.value ?? null
  }
  return { fields, custom, ...(kind.extensible ? { absent } : {}) }
}

function DraftField({
  field: { field },
  draft,
  error,
  autoFocus,
  extensible,
  onChange,
}: {
  field: NamedField
  draft: Draft
  error: string | undefined
  autoFocus: boolean
  extensible: boolean
  onChange: (draft: Draft) => void
}) {
  const { t } = useTranslation(['records', 'common'])
  const { Input } = widgets[field.type]
  const { absent } = draft
  return (
    <div className={classes.field}>
      {absent ? (
        <p className={classes.absent}>
          <strong>{field.label}</strong> {t(`common:absent.${absent.type}`)}
        </p>
      ) : (
        <Input
          field={field}
          value={draft.value}
          label={field.label}
          description={field.help}
          error={error && `${field.label} ${error}`}
          required={field.required}
          autoFocus={autoFocus}
          onChange={(value) => onChange({ value })}
        />
      )}
      {extensible && isNothing(draft.value) && (
        <AbsenceMenu label={field.label} value={absent} onChange={(next) => onChange({ absent: next })} />
      )}
      {absent && error && <p className={classes.formError}>{error}</p>}
    </div>
  )
}
