import { type KindJson, recordCalls } from '@gantry/client'
import type { RecordJson, RecordListJson } from '@gantry/domain/records/record-json'
import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { hrefOfRecord } from '../app/record-address.ts'
import { listOf, textOf, useUrlState } from '../app/search-params.ts'
import { ColumnMenu } from '../components/column-menu.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { useKeys } from '../components/keys.ts'
import { PageHead } from '../components/page-head.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SearchField } from '../components/search-field.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { useTableState } from '../components/use-table-state.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { CreateForm } from './create-form.tsx'
import { FilterBar } from './filter-bar.tsx'
import { askedFilters } from './filters.ts'
import { RecordPanel } from './record-panel.tsx'
import { registerColumns } from './register-columns.tsx'
import classes from './register.module.css'
import { SeveralBar } from './several-bar.tsx'
import { watchedBy } from './use-kinds.ts'
import { useRecordChange } from './use-record-change.ts'
import { useSelection } from './use-selection.ts'

const pageSize = 100

/** Rail, gutters, and the least the name of a row needs. */
const besideColumns = 500

/** Columns of days, numbers and states are this wide at most. */
const narrowest = 112

export interface RegisterProps {
  readonly kind: KindJson
  /** One sentence: what belongs here. */
  readonly text?: string
  /** Beside the usual actions. */
  readonly actions?: ReactNode
  /** Below the fields of the record in the panel. */
  readonly extra?: (record: RecordJson) => ReactNode
}

/** The list of a kind: search, filters, sort and columns in the address, a record beside it, new ones made here. */
export function Register({ kind, text, actions, extra }: RegisterProps) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const [search, change] = useUrlState()
  const { save, move, conflict, resolve } = useRecordChange(kind)
  const opened = textOf(search.open)
  const open = useCallback((ref: string | undefined) => change({ open: ref }), [change])
  const all = registerColumns(kind, {
    t,
    save,
    move,
    href: (row) => hrefOfRecord(slug, kind.name, row.ref),
    onOpen: (row) => open(row.ref),
  })
  const table = useTableState(all, '-ref')
  const fieldColumns = table.columns.filter(({ id }) => id !== 'ref' && id !== 'state' && id !== 'initiative')
  const query = {
    q: textOf(search.q),
    sort: table.sort,
    filter: askedFilters(listOf(search.filter)),
    initiative: textOf(search.initiative),
    columns: [...new Set([kind.title, ...fieldColumns.map(({ id }) => id)])].join(','),
  }
  const list = useInfiniteQuery({
    queryKey: ['org', slug, kind.segment, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      recordCalls(http, slug, kind.segment).list({ ...query, after: pageParam, limit: pageSize }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { watches: watchedBy(kind) },
  })
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { chosen, selection, clear } = useSelection(rows)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const mayCreate = first?.allowed.create ?? kind.allowed.create
  useKeys([
    ...['n', 'c'].map((keys) => ({
      keys,
      label: t('createKind', { kind: kind.label.toLowerCase() }),
      group: 'inLists' as const,
      run: () => open('new'),
      when: () => mayCreate.ok,
    })),
    {
      keys: 'e',
      label: t('editRow'),
      group: 'inLists',
      run: () => open(focusedRef(rows)),
      when: () => focusedRef(rows) !== undefined,
    },
  ])
  const narrowed = query.q !== undefined || query.filter.length > 0 || query.initiative !== undefined
  const create = (
    <ReasonedButton verdict={mayCreate} leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => open('new')}>
      {t('createKind', { kind: kind.label.toLowerCase() })}
    </ReasonedButton>
  )
  return (
    <>
      <PageHead
        title={kind.plural}
        text={text}
        actions={
          <>
            {actions}
            {create}
          </>
        }
      />
      <div className={classes.tools}>
        <SearchField label={t('searchIn', { kinds: kind.plural.toLowerCase() })} />
        <FilterBar kind={kind} />
        <span className={classes.count} role="status">
          {first && t(first.count.capped ? 'countMany' : 'count', { count: first.count.n })}
        </span>
        <ExportMenu kind={kind} query={query} verdict={first?.allowed.export} />
        <ColumnMenu all={all} state={table} />
      </div>
      {list.isPending && <SkeletonTable rows={12} columns={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (
        <DataTable
          label={kind.plural}
          rows={rows}
          columns={fitting(table.columns)}
          keyOf={({ id }) => id}
          sort={table.sort}
          onSort={table.onSort}
          onOpen={(row) => open(row.ref)}
          openKey={rows.find(({ ref }) => ref === opened)?.id}
          onEnd={onEnd}
          loadingMore={isFetchingNextPage}
          stale={list.isPlaceholderData}
          selection={kind.allowed.several.ok ? selection : undefined}
          empty={
            narrowed ? (
              <EmptyState
                title={t('nothingFound')}
                text={t('nothingFoundText')}
                actions={
                  <Button
                    variant="default"
                    onClick={() => change({ q: undefined, filter: undefined, initiative: undefined })}
                  >
                    {t('clearFilters')}
                  </Button>
                }
              />
            ) : (
              <EmptyState
                title={t('emptyKind', { kinds: kind.plural.toLowerCase() })}
                text={text ?? t('emptyText')}
                actions={create}
              />
            )
          }
        />
      )}
      {chosen.length > 0 && <SeveralBar kind={kind} records={chosen} onClear={clear} />}
      {opened === 'new' && (
        <SidePanel title={t('newKind', { kind: kind.label.toLowerCase() })} onClose={() => open(undefined)}>
          <CreateForm
            kind={kind}
            initiative={query.initiative}
            onCancel={() => open(undefined)}
            onDone={(record) => open(record.ref)}
          />
        </SidePanel>
      )}
      {opened !== undefined && opened !== 'new' && (
        <RecordPanel key={opened} kind={kind} recordRef={opened} onClose={() => open(undefined)} extra={extra} />
      )}
      <ConflictDialog conflict={conflict} onResolve={resolve} />
    </>
  )
}

/** The reference of the row that has the focus. */
function focusedRef(rows: readonly RecordJson[]): string | undefined {
  const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined
  return at === undefined ? undefined : rows[Number(at)]?.ref
}

/** Columns keep room for the name of the row: many of them share what is left. */
function fitting<C extends { readonly width?: number }>(columns: readonly C[]): readonly C[] {
  const widest = Math.max(320, globalThis.innerWidth - besideColumns)
  const wanted = columns.reduce((sum, { width = 0 }) => sum + width, 0)
  if (wanted <= widest) return columns
  // Words can be cut short; days, numbers and marks cannot.
  const wordy = columns.reduce((sum, { width = 0 }) => sum + (width > narrowest ? width : 0), 0)
  const share = Math.max(0, widest - (wanted - wordy)) / Math.max(1, wordy)
  return columns.map((column) =>
    column.width === undefined || column.width <= narrowest
      ? column
      : { ...column, width: Math.max(narrowest, Math.round(column.width * share)) },
  )
}

function ExportMenu({
  kind,
  query,
  verdict,
}: {
  kind: KindJson
  query: Parameters<ReturnType<typeof recordCalls>['exportAddress']>[1]
  verdict: RecordListAllowed | undefined
}) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const icon = <IconDownload size={14} stroke={1.6} />
  if (verdict === undefined) return null
  if (!verdict.ok)
    return (
      <ReasonedButton size="xs" variant="default" leftSection={icon} verdict={verdict}>
        {t('export')}
      </ReasonedButton>
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={icon}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            download
            href={recordCalls(http, slug, kind.segment).exportAddress(format, query)}
          >
            {t(`exportAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type RecordListAllowed = RecordListJson['allowed']['export']
