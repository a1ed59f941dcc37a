import { type KindJson, kindCalls, Problem } from '@gantry/client'
import { type Field, type FieldType, fieldTypes } from '@gantry/domain/field'
import { Button, Checkbox, Group, Modal, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import { useKinds } from '../records/use-kinds.ts'
import classes from './admin.module.css'

type CustomField = KindJson['customFields'][number]

/** Fields an organisation adds to kinds. */
export function CustomFields() {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const kinds = useKinds()
  const [editing, setEditing] = useState<CustomField | 'new'>()
  const refresh = () => queries.invalidateQueries({ queryKey: ['org', slug, 'kinds'] })
  const drop = useMutation({
    mutationFn: ({ id, version }: CustomField) => kindCalls(http, slug).dropField(id, version),
    onSuccess: async (_, { field }) => {
      await refresh()
      showToast({ text: t('fields.dropped', { label: field.label }) })
    },
  })
  if (kinds.isPending) return <SkeletonTable rows={5} columns={4} />
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
  const typeOf = ({ type, to }: Field) => {
    const target = kinds.data.find(({ name }) => name === to)
    return target ? `${t(`fields.types.${type}`)}: ${target.plural}` : t(`fields.types.${type}`)
  }
  const rows = kinds.data.flatMap((kind) => kind.customFields.map((custom) => ({ kind, custom })))
  const add = <Button onClick={() => setEditing('new')}>{t('fields.add')}</Button>
  return (
    <>
      <Group justify="space-between" mb={12}>
        <p className={classes.lead}>{t('fields.text')}</p>
        {rows.length > 0 && add}
      </Group>
      {rows.length === 0 && <EmptyState title={t('fields.none')} text={t('fields.noneText')} actions={add} />}
      {rows.length > 0 && (
        <TableTwin
          tall
          label={t('tabs.fields')}
          columns={[
            { label: t('fields.label') },
            { label: t('fields.kind') },
            { label: t('fields.type') },
            { label: t('fields.help') },
            { label: '' },
          ]}
          rows={rows.map(({ kind, custom }) => [
            custom.field.label,
            kind.plural,
            typeOf(custom.field),
            custom.field.help,
            <Group key="actions" gap={4} wrap="nowrap">
              <Button size="compact-xs" variant="default" onClick={() => setEditing(custom)}>
                {t('fields.change')}
              </Button>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => drop.mutate(custom)}>
                {t('fields.drop')}
              </Button>
            </Group>,
          ])}
        />
      )}
      <ProblemNote error={drop.error} />
      {editing && (
        <FieldDialog
          kinds={kinds.data.filter(({ extensible }) => extensible)}
          targets={kinds.data}
          custom={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onDone={async (label) => {
            setEditing(undefined)
            await refresh()
            showToast({ text: t('fields.added', { label }) })
          }}
        />
      )}
    </>
  )
}

function FieldDialog({
  kinds,
  targets,
  custom,
  onClose,
  onDone,
}: {
  kinds: readonly KindJson[]
  /** What a reference may point at. */
  targets: readonly KindJson[]
  custom?: CustomField
  onClose: () => void
  onDone: (label: string) => void
}) {
  const { t } = useTranslation(['admin', 'common'])
  const { slug } = useOrganisation()
  const [kind, setKind] = useState(kinds[0]?.name ?? '')
  const [field, setField] = useState<Field>(custom?.field ?? { type: 'text', label: '' })
  const [values, setValues] = useState(custom?.field.of?.join('\n') ?? '')
  const set = (change: Partial<Field>) => setField({ ...field, ...change })
  const bounded = field.type === 'count' || field.type === 'percent' || field.type === 'scale'
  const refers = field.type === 'ref' || field.type === 'refs'
  const save = useMutation({
    mutationFn: () => {
      const { type, label, help, min, max, ranged } = field
      const to = field.to ?? targets[0]?.name
      const of = values
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean)
      const told = {
        label: label.trim(),
        help: help?.trim() || undefined,
        min,
        max,
        ...(type === 'choice' ? { of } : {}),
      }
      const calls = kindCalls(http, slug)
      if (custom) return calls.changeField(custom.id, { version: custom.version, field: told })
      return calls.addField({
        kind,
        field: { type, ...told, ...(type === 'money' ? { ranged } : {}), ...(refers ? { to } : {}) },
      })
    },
    onSuccess: () => onDone(field.label),
  })
  const refused = save.error instanceof Problem ? save.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const number = (value: number | string) => (typeof value === 'number' ? value : undefined)
  return (
    <Modal
      opened
      onClose={onClose}
      title={custom ? t('fields.changeTitle', { label: custom.field.label }) : t('fields.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          {!custom && (
            <Group grow>
              <NativeSelect
                label={t('fields.kind')}
                value={kind}
                data={kinds.map(({ name, plural }) => ({ value: name, label: plural }))}
                onChange={(event) => setKind(event.currentTarget.value)}
              />
              <NativeSelect
                label={t('fields.type')}
                value={field.type}
                data={fieldTypes.map((value) => ({ value, label: t(`fields.types.${value}`) }))}
                onChange={(event) => set({ type: event.currentTarget.value as FieldType })}
              />
            </Group>
          )}
          <TextInput
            label={t('fields.label')}
            required
            maxLength={120}
            data-autofocus
            value={field.label}
            error={refused?.ofField('field.label')}
            onChange={(event) => set({ label: event.currentTarget.value })}
          />
          <TextInput
            label={t('fields.help')}
            value={field.help ?? ''}
            onChange={(event) => set({ help: event.currentTarget.value })}
          />
          {refers && !custom && (
            <NativeSelect
              label={t('fields.to')}
              value={field.to ?? targets[0]?.name}
              data={targets.map(({ name, plural }) => ({ value: name, label: plural }))}
              error={refused?.ofField('field.to')}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
          )}
          {field.type === 'choice' && (
            <Textarea
              label={t('fields.values')}
              required
              autosize
              minRows={3}
              value={values}
              error={refused?.ofField('field.of')}
              onChange={(event) => setValues(event.currentTarget.value)}
            />
          )}
          {bounded && (
            <Group grow>
              {field.type !== 'scale' && (
                <NumberInput
                  label={t('fields.min')}
                  value={field.min ?? ''}
                  onChange={(value) => set({ min: number(value) })}
                />
              )}
              <NumberInput
                label={t('fields.max')}
                value={field.max ?? ''}
                onChange={(value) => set({ max: number(value) })}
              />
            </Group>
          )}
          {field.type === 'money' && !custom && (
            <Checkbox
              label={t('fields.ranged')}
              checked={field.ranged === true}
              onChange={(event) => set({ ranged: event.currentTarget.checked })}
            />
          )}
          <ProblemNote error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('fields.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
