import {
  type ColumnProposal,
  importCalls,
  type ImportPreview,
  type ImportReport,
  type TablePreview,
} from '@gantry/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useChoices } from './use-choices.ts'

/** What the person changed so far, by fingerprint of the table and index of the column. */
export type Changes = ReadonlyMap<string, ReadonlyMap<number, ColumnProposal>>

export interface Choice {
  readonly period: string
  /** By `tableKey`. */
  readonly periods: Readonly<Record<string, PeriodSaid>>
  readonly portfolio: string | null
  /** Of amounts beside which the files name none; empty where it is not said. */
  readonly currency: string
}

/** What was said of one file, or of one sheet of it. */
export interface PeriodSaid {
  readonly file: string
  readonly sheet?: string
  readonly period: string
}

export function tableKey(file: string, sheet?: string): string {
  return JSON.stringify([file, sheet ?? null])
}

const unsaid: Choice = { period: '', periods: {}, portfolio: null, currency: '' }

/** Files from the drop to the report: read, changed and read again, tried, imported. */
export function useImport() {
  const { slug } = useOrganisation()
  const calls = importCalls(http, slug)
  const queries = useQueryClient()
  const [preview, setPreview] = useState<ImportPreview>()
  const [changes, setChanges] = useState<Changes>(new Map())
  // The preview shows the person's columns once they were read again, but only what is sent holds for the import.
  const [mapped, setMapped] = useState(false)
  const choices = useChoices()
  const [choice, setChoice] = useState(unsaid)
  const [report, setReport] = useState<ImportReport>()
  const cancel = useRef<AbortController>(undefined)
  const key = useRef('')

  const begin = () => {
    cancel.current?.abort()
    cancel.current = new AbortController()
    key.current = crypto.randomUUID()
    return cancel.current.signal
  }
  const said = () => ({
    period: choice.period.trim() || undefined,
    periods: periodsSaid(choice),
    portfolio: choice.portfolio ?? undefined,
    currency: choice.currency || undefined,
    mapping: preview && (mapped || changes.size > 0) ? mappingOf(preview, changes) : undefined,
    links: Object.keys(choices.links).length > 0 ? choices.links : undefined,
    createParents: choices.parents.length > 0 ? choices.parents : undefined,
  })
  const forget = () => {
    setPreview(undefined)
    setReport(undefined)
    setChanges(new Map())
    setMapped(false)
    choices.forget()
  }
  const read = useMutation({
    mutationFn: (files: readonly File[]) => calls.preview(files, key.current, begin()),
    onMutate: forget,
    onSuccess: setPreview,
  })
  const readAgain = useMutation({
    mutationFn: () => calls.previewAgain(preview?.token ?? '', said(), begin()),
    onSuccess: (next) => {
      setPreview(next)
      setMapped(mapped || changes.size > 0)
      setChanges(new Map())
      setReport(undefined)
    },
  })
  const make = useMutation({
    mutationFn: (dryRun: boolean) => calls.make(preview?.token ?? '', { ...said(), dryRun }, key.current, begin()),
    onSuccess: (made) => {
      setReport(made)
      if (made.dryRun) return
      setPreview(undefined)
      void queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  const busy = read.isPending || readAgain.isPending || make.isPending
  const progress = useQuery({
    queryKey: ['import-progress', slug, busy],
    queryFn: ({ signal }) => calls.progress(key.current, signal),
    enabled: busy,
    refetchInterval: 400,
    gcTime: 0,
  })
  return {
    preview,
    report,
    changes,
    choice,
    choices,
    setChoice,
    setChange: (table: TablePreview, column: ColumnProposal) =>
      setChanges((before) => {
        const of = new Map(before.get(table.fingerprint))
        return new Map(before).set(table.fingerprint, of.set(column.index, column))
      }),
    read,
    readAgain,
    make,
    busy,
    fraction: busy ? (progress.data?.fraction ?? null) : null,
    stop: () => {
      cancel.current?.abort()
      read.reset()
      readAgain.reset()
      make.reset()
    },
    startOver: () => {
      cancel.current?.abort()
      forget()
      setChoice(unsaid)
      read.reset()
      make.reset()
    },
  }
}

export type ImportState = ReturnType<typeof useImport>

function periodsSaid({ periods }: Choice): PeriodSaid[] | undefined {
  const said = Object.values(periods).filter(({ period }) => period.trim() !== '')
  return said.length === 0 ? undefined : said
}

/** Whole mappings of the tables as they now stand: what was proposed, with what was changed in its place. */
function mappingOf(preview: ImportPreview, changes: Changes) {
  return preview.files.flatMap(({ tables }) =>
    tables.map(({ fingerprint, columns }) => ({
      fingerprint,
      columns: columns.map((column) => changes.get(fingerprint)?.get(column.index) ?? column),
    })),
  )
}
