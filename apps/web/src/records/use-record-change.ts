import { Problem, type KindJson, recordCalls } from '@gantry/client'
import type { Absence } from '@gantry/domain/absence'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { showToast } from '../components/toast.ts'
import { putRecord } from './record-cache.ts'
import type { NamedField } from './use-kinds.ts'
import { absenceOf, valueOf } from './value-of.ts'

/** What a field becomes: a value, or a reason why there is none. */
export type Entry = { readonly value: Value } | { readonly absent: Absence }

export interface Conflict {
  readonly field: NamedField
  readonly mine: Entry
  readonly theirs: RecordJson
}

/** The change that sets one field. A value takes an absence back. */
function changeOf(record: RecordJson, field: NamedField, entry: Entry) {
  const { key, custom } = field
  if ('absent' in entry) return { absent: { [key]: entry.absent } }
  const absent = absenceOf(record, field) ? { absent: { [key]: null } } : {}
  return { ...(custom ? { custom: { [key]: entry.value } } : { fields: { [key]: entry.value } }), ...absent }
}

function entryOf(record: RecordJson, field: NamedField): Entry {
  const absent = absenceOf(record, field)
  return absent ? { absent } : { value: valueOf(record, field) ?? null }
}

/** Keeps single fields as they are typed: with the way back, and with both sides when somebody else was faster. */
export function useRecordChange(kind: KindJson) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [conflict, setConflict] = useState<Conflict>()
  const save = useCallback(
    (record: RecordJson, field: NamedField, entry: Entry): Promise<Problem | undefined> => {
      const calls = recordCalls(http, slug, kind.segment)
      const keep = async (record: RecordJson, entry: Entry, isUndo: boolean): Promise<Problem | undefined> => {
        try {
          const after = await calls.change(record.ref, { version: record.version, ...changeOf(record, field, entry) })
          putRecord(queries, slug, kind, after)
          const before = entryOf(record, field)
          const undo = isUndo ? undefined : async () => void (await keep(after, before, true))
          showToast({ text: t(isUndo ? 'putBack' : 'saved', { field: field.field.label, ref: record.ref }), undo })
          return undefined
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          if (error.status !== 409) {
            showToast({ text: [error.ofField(field.key) ?? error.message, error.mend].join(' '), tone: 'problem' })
            return error
          }
          const theirs = await calls.get(record.ref)
          setConflict({ field, mine: entry, theirs })
          return undefined
        }
      }
      return keep(record, entry, false)
    },
    [kind, queries, slug, t],
  )
  const move = useCallback(
    (record: RecordJson, initiative: string | null): Promise<void> => {
      const calls = recordCalls(http, slug, kind.segment)
      const put = async (record: RecordJson, initiative: string | null, isUndo: boolean): Promise<void> => {
        try {
          const after = await calls.change(record.ref, { version: record.version, initiative })
          putRecord(queries, slug, kind, after)
          void queries.invalidateQueries({ queryKey: ['org', slug, kind.segment] })
          const there = after.initiative
          const to = there && 'title' in there ? there.title : t('move.wholeOrganisation')
          const undo = isUndo ? undefined : async () => await put(after, record.initiative?.id ?? null, true)
          showToast({ text: t('move.moved', { ref: record.ref, to }), undo })
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          showToast({ text: [error.ofField('initiative') ?? error.message, error.mend].join(' '), tone: 'problem' })
        }
      }
      return put(record, initiative, false)
    },
    [kind, queries, slug, t],
  )
  const resolve = (keep: 'mine' | 'theirs' | undefined) => {
    if (conflict === undefined) return
    setConflict(undefined)
    if (keep === 'mine') void save(conflict.theirs, conflict.field, conflict.mine)
    else putRecord(queries, slug, kind, conflict.theirs)
  }
  return { save, move, conflict, resolve }
}
