import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendarDue,
  IconCheck,
  IconColumns3,
  IconEye,
  IconFilter,
  IconIndentDecrease,
  IconIndentIncrease,
  IconInfoCircle,
  IconLink,
  IconListTree,
  IconPlus,
  IconTrash,
  IconUnlink,
  IconZoomIn,
  IconZoomOut,
  IconArrowsHorizontal,
  IconCategory,
} from '@tabler/icons-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '../../app/search-params.ts'
import { SearchField } from '../../components/search-field.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import type { PlanColumn } from '../columns/column.ts'
import { startEditing } from '../grid/commit.ts'
import { goTo } from '../grid/moves.ts'
import { removeChosen } from '../grid/use-grid-keys.ts'
import { usePlanScreen } from './plan-context.ts'
import type { usePlanUrl } from './use-plan-url.ts'
import { filters, groups } from './use-rows-view.ts'
import classes from './workspace.module.css'

export interface ToolbarProps {
  readonly url: ReturnType<typeof usePlanUrl>
  readonly columns: readonly PlanColumn[]
  readonly actions: ReactNode
}

/** What is done with the rows on the left, what is seen of them in the middle, time on the right. */
export function Toolbar({ url, columns, actions }: ToolbarProps) {
  const { t } = useTranslation('plan')
  const narrow = useNarrow()
  return (
    <div className={classes.toolbar} role="toolbar">
      {!narrow && <RowTools />}
      <SearchField label={t('find')} />
      <Filters url={url} />
      {!narrow && <ColumnsMenu url={url} columns={columns} />}
      <span className={classes.grow} />
      {!narrow && <TimeTools url={url} />}
      {actions}
    </div>
  )
}

const size = { size: 16, stroke: 1.7 }

function Tool({
  label,
  keys,
  disabled,
  onClick,
  children,
}: {
  label: string
  keys?: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <Tooltip label={keys ? `${label} · ${keys}` : label}>
      <ActionIcon
        aria-label={label}
        aria-disabled={disabled || undefined}
        data-disabled={disabled || undefined}
        onClick={() => !disabled && onClick()}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function RowTools() {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, grid, actions, readOnly } = screen
  useSyncExternalStore(session.subscribe, () => `${session.undoStack.depth} ${session.undoStack.nextRedo?.command}`)
  useSyncExternalStore(grid.subscribe, grid.version)
  const off = readOnly !== undefined
  const none = off || grid.ids.length === 0
  const insert = () => {
    const id = grid.active ? actions.insertAfter(grid.active.id) : actions.insertBefore(undefined)
    if (id === undefined) return
    document.querySelector<HTMLElement>('[data-plan-grid]')?.focus({ preventScroll: true })
    goTo(screen, { id, column: 'name' })
    startEditing(screen, screen.shownColumns())
  }
  return (
    <>
      <Tool label={t('undo')} keys="Ctrl Z" disabled={off} onClick={screen.undo}>
        <IconArrowBackUp {...size} />
      </Tool>
      <Tool
        label={t('redo')}
        keys="Ctrl Y"
        disabled={off || session.undoStack.nextRedo === undefined}
        onClick={() => actions.redo()}
      >
        <IconArrowForwardUp {...size} />
      </Tool>
      <hr />
      <Tool label={t('insert')} keys="Ctrl Enter" disabled={off} onClick={insert}>
        <IconPlus {...size} />
      </Tool>
      <Tool label={t('outdent')} keys="Alt Shift ←" disabled={none} onClick={() => actions.outdent(grid.ids)}>
        <IconIndentDecrease {...size} />
      </Tool>
      <Tool label={t('indent')} keys="Alt Shift →" disabled={none} onClick={() => actions.indent(grid.ids)}>
        <IconIndentIncrease {...size} />
      </Tool>
      <Tool
        label={t('link')}
        keys="Ctrl F2"
        disabled={off || grid.chosen.size < 2}
        onClick={() => actions.linkInOrder(grid.ids)}
      >
        <IconLink {...size} />
      </Tool>
      <Tool label={t('unlink')} keys="Ctrl Shift F2" disabled={none} onClick={() => actions.unlink(grid.ids)}>
        <IconUnlink {...size} />
      </Tool>
      <Tool label={t('remove')} keys="Delete" disabled={none} onClick={() => removeChosen(screen)}>
        <IconTrash {...size} />
      </Tool>
      <Tool
        label={t('details')}
        keys="Alt W"
        disabled={grid.active === undefined}
        onClick={() => screen.open(grid.active?.id)}
      >
        <IconInfoCircle {...size} />
      </Tool>
      <hr />
    </>
  )
}

function Filters({ url: { search, change } }: Pick<ToolbarProps, 'url'>) {
  const { t } = useTranslation('plan')
  const { session } = usePlanScreen()
  const [filter, group] = [textOf(search.filter), textOf(search.group)]
  const set = (level: string | undefined) => {
    change({ level })
    if (level === undefined) session.setView({ ...session.view, collapsed: new Set() })
  }
  return (
    <>
      <Choice label={t('filter.title')} icon={<IconFilter {...size} />} on={filter !== undefined}>
        <Radio on={filter === undefined} onClick={() => change({ filter: undefined })} label={t('filter.none')} />
        {filters.map((each) => (
          <Radio key={each} on={filter === each} onClick={() => change({ filter: each })} label={t(`filter.${each}`)} />
        ))}
      </Choice>
      <Choice label={t('group.title')} icon={<IconCategory {...size} />} on={group !== undefined}>
        <Radio on={group === undefined} onClick={() => change({ group: undefined })} label={t('group.none')} />
        {groups.map((each) => (
          <Radio key={each} on={group === each} onClick={() => change({ group: each })} label={t(`groupBy.${each}`)} />
        ))}
      </Choice>
      <Choice label={t('level.title')} icon={<IconListTree {...size} />} on={textOf(search.level) !== undefined}>
        {['1', '2', '3', '4'].map((level) => (
          <Radio
            key={level}
            on={textOf(search.level) === level}
            onClick={() => set(level)}
            label={t('level.to', { level })}
          />
        ))}
        <Radio on={textOf(search.level) === undefined} onClick={() => set(undefined)} label={t('level.all')} />
      </Choice>
    </>
  )
}

function Choice({ label, icon, on, children }: { label: string; icon: ReactNode; on: boolean; children: ReactNode }) {
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={label} title={label} variant={on ? 'light' : 'subtle'} color={on ? 'accent' : 'gray'}>
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

function Radio({ on, onClick, label }: { on: boolean; onClick: () => void; label: string }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={on}
      leftSection={<IconCheck size={14} style={{ visibility: on ? 'visible' : 'hidden' }} />}
      onClick={onClick}
    >
      {label}
    </Menu.Item>
  )
}

function Check({ on, onClick, label }: { on: boolean; onClick: () => void; label: string }) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={on}
      closeMenuOnClick={false}
      leftSection={<IconCheck size={14} style={{ visibility: on ? 'visible' : 'hidden' }} />}
      onClick={onClick}
    >
      {label}
    </Menu.Item>
  )
}

function ColumnsMenu({ url, columns }: Pick<ToolbarProps, 'url' | 'columns'>) {
  const { t } = useTranslation('plan')
  const { allColumns } = usePlanScreen()
  const isOn = (id: string) => columns.some((each) => each.id === id)
  const toggle = (column: PlanColumn) =>
    url.setColumns(isOn(column.id) ? columns.filter(({ id }) => id !== column.id) : [...columns, column])
  return (
    <Choice label={t('columns')} icon={<IconColumns3 {...size} />} on={textOf(url.search.cols) !== undefined}>
      {allColumns
        .filter(({ id }) => id !== 'name')
        .map((column) => (
          <Check key={column.id} on={isOn(column.id)} onClick={() => toggle(column)} label={column.label} />
        ))}
      <Menu.Divider />
      <Menu.Item onClick={url.resetColumns}>{t('resetColumns')}</Menu.Item>
    </Choice>
  )
}

function TimeTools({ url }: Pick<ToolbarProps, 'url'>) {
  const { t } = useTranslation('plan')
  const screen = usePlanScreen()
  const { session, view } = screen
  const { shown, setShown } = url
  const baselines = [...session.book.baseline.values()]
  return (
    <>
      <Choice label={t('show.title')} icon={<IconEye {...size} />} on={textOf(url.search.show) !== undefined}>
        {(['critical', 'links', 'float', 'labels'] as const).map((part) => (
          <Check
            key={part}
            on={shown[part]}
            onClick={() => setShown({ ...shown, [part]: !shown[part] })}
            label={t(`show.${part}`)}
          />
        ))}
        {baselines.length > 0 && <Menu.Divider />}
        {baselines.map(({ id, name }) => (
          <Check
            key={id}
            on={shown.baseline === id}
            onClick={() => setShown({ ...shown, baseline: shown.baseline === id ? undefined : id })}
            label={t('show.baseline', { name: name ?? id })}
          />
        ))}
      </Choice>
      <Tool
        label={t('toToday')}
        onClick={() =>
          view.set({ scale: { ...view.scale, from: view.now - (view.width / 3) * view.scale.minutesPerPixel } })
        }
      >
        <IconCalendarDue {...size} />
      </Tool>
      <Tool label={t('zoomOut')} keys="−" onClick={() => screen.zoom(1 / 1.5)}>
        <IconZoomOut {...size} />
      </Tool>
      <Tool label={t('zoomIn')} keys="+" onClick={() => screen.zoom(1.5)}>
        <IconZoomIn {...size} />
      </Tool>
      <Tool label={t('fit')} keys="0" onClick={screen.fit}>
        <IconArrowsHorizontal {...size} />
      </Tool>
    </>
  )
}
