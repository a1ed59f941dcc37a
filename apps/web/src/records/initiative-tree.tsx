import { initiativeCalls, type KindJson, type TreeNode } from '@gantry/client'
import { Button, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { Absent } from '../components/money.tsx'
import { PageHead } from '../components/page-head.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { SidePanel } from '../components/side-panel.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { CreateForm } from './create-form.tsx'
import classes from './initiative-tree.module.css'
import { MoveInitiative } from './move-initiative.tsx'
import { RecordPanel } from './record-panel.tsx'
import register from './register.module.css'
import { type TreeRow, treeRows } from './tree-rows.ts'
import { wordsOf } from './words.ts'

/** The map of the organisation's work: what is part of what, and how each stands. */
export function InitiativeTree({ kind, actions }: { kind: KindJson; actions: ReactNode }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const [search, change] = useUrlState()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const text = textOf(search.q) ?? ''
  const asked = useDeferredValue(text)
  const opened = textOf(search.open)
  const tree = useQuery({
    queryKey: ['org', slug, 'initiatives', 'tree'],
    queryFn: ({ signal }) => initiativeCalls(http, slug).tree(signal),
    meta: { watches: ['initiative'] },
  })
  const toggle = ({ id }: TreeNode) => {
    const next = new Set(closed)
    if (!next.delete(id)) next.add(id)
    setClosed(next)
  }
  const open = (ref: string | undefined) => change({ open: ref })
  const rows = tree.data ? treeRows(tree.data.nodes, closed, asked) : []
  const create = (
    <ReasonedButton
      verdict={kind.allowed.create}
      leftSection={<IconPlus size={16} stroke={1.8} />}
      onClick={() => open('new')}
    >
      {t('createKind', { kind: kind.label.toLowerCase() })}
    </ReasonedButton>
  )
  return (
    <>
      <PageHead
        title={t('tree.title')}
        text={t('tree.text')}
        actions={
          <>
            {actions}
            {create}
          </>
        }
      />
      <div className={register.tools}>
        <TextInput
          className={register.search}
          size="xs"
          aria-label={t('tree.search')}
          placeholder={t('tree.search')}
          leftSection={<IconSearch size={14} stroke={1.8} />}
          value={text}
          data-filter
          onChange={(event) => change({ q: event.currentTarget.value || undefined })}
        />
        <span className={register.count} role="status">
          {tree.data && t('count', { count: tree.data.nodes.length })}
        </span>
      </div>
      {tree.isPending && <SkeletonTable rows={14} columns={5} />}
      {tree.isError && <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />}
      {tree.data && (
        <DataTable
          label={t('tree.title')}
          rows={rows}
          columns={treeColumns({ t, slug, closed, toggle })}
          keyOf={({ node }) => node.id}
          openKey={rows.find(({ node }) => node.ref === opened)?.node.id}
          onOpen={({ node }) => open(node.ref)}
          empty={
            <EmptyState
              title={t(text === '' ? 'tree.none' : 'nothingFound')}
              text={t(text === '' ? 'tree.noneText' : 'nothingFoundText')}
              actions={
                text === '' && (
                  <>
                    <Button component={Link} to={paths.import(slug)}>
                      {t('tree.import')}
                    </Button>
                    {create}
                  </>
                )
              }
            />
          }
        />
      )}
      {opened === 'new' && (
        <SidePanel title={t('newKind', { kind: kind.label.toLowerCase() })} onClose={() => open(undefined)}>
          <CreateForm kind={kind} onCancel={() => open(undefined)} onDone={(record) => open(record.ref)} />
        </SidePanel>
      )}
      {opened !== undefined && opened !== 'new' && (
        <RecordPanel
          key={opened}
          kind={kind}
          recordRef={opened}
          onClose={() => open(undefined)}
          extra={(record) => (
            <div className={classes.move}>
              <MoveInitiative record={record} />
            </div>
          )}
        />
      )}
    </>
  )
}

interface TreeColumnsOptions {
  readonly t: ReturnType<typeof useTranslation<'records'>>['t']
  readonly slug: string
  readonly closed: ReadonlySet<string>
  readonly toggle: (node: TreeNode) => void
}

function treeColumns({ t, slug, closed, toggle }: TreeColumnsOptions): Column<TreeRow>[] {
  return [
    {
      id: 'title',
      label: t('tree.columns.title'),
      card: 'title',
      cell: ({ node, depth, below }) => (
        <span className={classes.name} style={{ paddingInlineStart: depth * 20 }}>
          {below > 0 ? (
            <button
              type="button"
              className={classes.toggle}
              aria-expanded={!closed.has(node.id)}
              aria-label={t(closed.has(node.id) ? 'tree.expand' : 'tree.collapse', { title: node.title })}
              onClick={() => toggle(node)}
            >
              {closed.has(node.id) ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
            </button>
          ) : (
            <span className={classes.toggle} />
          )}
          <Link to={paths.initiative(slug, node.ref)} className={register.title} title={node.title}>
            {node.title}
          </Link>
          <span className={register.ref}>{node.ref}</span>
        </span>
      ),
    },
    { id: 'type', label: t('tree.columns.type'), width: 112, card: 'fact', cell: ({ node }) => wordsOf(node.type) },
    {
      id: 'decisionStatus',
      label: t('tree.columns.decisionStatus'),
      width: 132,
      card: 'fact',
      cell: ({ node }) =>
        node.decisionStatus === null ? <Absent absent="notSupplied" /> : wordsOf(node.decisionStatus),
    },
    { id: 'stage', label: t('tree.columns.stage'), width: 140, cell: ({ node }) => node.stage },
    {
      id: 'condition',
      label: t('tree.columns.condition'),
      width: 112,
      card: 'fact',
      cell: ({ node }) => wordsOf(node.condition),
    },
  ]
}
