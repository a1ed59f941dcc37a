import { type KindJson, recordCalls, type SeveralChange } from '@gantry/client'
import type { Value } from '@gantry/domain/field'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { showToast } from '../components/toast.ts'
import type { NamedField } from './use-kinds.ts'
import { valueOf } from './value-of.ts'

type Asked = { readonly records: readonly RecordJson[] } & (
  | { readonly field: NamedField; readonly value: Value }
  | { readonly initiative: string | null }
  | { readonly step: string; readonly reason?: string }
)

/** Changes several records alike. Fields and places have the way back: each group as it was. */
export function useSeveralChange(kind: KindJson, onDone: () => void) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const calls = recordCalls(http, slug, kind.segment)
  return useMutation({
    mutationFn: (asked: Asked) => calls.several({ records: asked.records.map(seenOf), ...whatOf(asked) }),
    onSuccess: async ({ records: after }, asked) => {
      const undo = async () => {
        const versions = new Map(after.map(({ id, version }) => [id, version]))
        for (const group of groupsBefore(asked))
          await calls.several({
            ...whatOf(group),
            records: group.records.map(({ id, ref, version }) => ({ ref, version: versions.get(id) ?? version })),
          })
        await queries.invalidateQueries({ queryKey: ['org', slug, kind.segment] })
        showToast({ text: t('several.putBack', { count: after.length }) })
      }
      showToast({
        text: t('several.changed', { count: after.length }),
        ...('step' in asked ? {} : { undo }),
      })
      onDone()
      await queries.invalidateQueries({ queryKey: ['org', slug, kind.segment] })
    },
  })
}

const seenOf = ({ ref, version }: RecordJson) => ({ ref, version })

function whatOf(asked: Asked): Omit<SeveralChange, 'records'> {
  if ('step' in asked) return { step: asked.step, reason: asked.reason }
  if ('initiative' in asked) return { initiative: asked.initiative }
  const { key, custom } = asked.field
  return custom ? { custom: { [key]: asked.value } } : { fields: { [key]: asked.value } }
}

/** The same records by what they had before, so that each gets its own back. */
function groupsBefore(asked: Asked): Asked[] {
  if ('step' in asked) return []
  const before = (record: RecordJson) =>
    'field' in asked ? (valueOf(record, asked.field) ?? null) : (record.initiative?.id ?? null)
  const groups = Map.groupBy(asked.records, (record) => JSON.stringify(before(record)))
  return [...groups.values()].map((records): Asked => {
    if ('field' in asked) return { field: asked.field, value: valueOf(records[0]!, asked.field) ?? null, records }
    return { initiative: records[0]?.initiative?.id ?? null, records }
  })
}
