import { type KeyboardEvent, useCallback } from 'react'
import { rowHeight } from '../chart/chart-view.ts'
import type { PlanColumn } from '../columns/column.ts'
import { isGroup } from '../session/rows.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import { fillDown, moveCursor, startEditing } from './commit.ts'
import { goTo, toggleChosen } from './moves.ts'

/** What keys do while a cell has the cursor and nothing is typed. */
export function useGridKeys(screen: PlanScreen, columns: readonly PlanColumn[], focus: () => void) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (screen.grid.editing || event.defaultPrevented) return
      const name = nameOf(event)
      const run =
        keys[name] ?? (isLetter(event) ? (on: On) => startEditing(on.screen, on.columns, event.key) : undefined)
      if (run === undefined) return
      const isChange = changing.has(name)
      if (isChange && screen.readOnly !== undefined) {
        event.preventDefault()
        return screen.say(screen.readOnly)
      }
      if (run({ screen, columns, focus }) === false) return
      event.preventDefault()
      event.stopPropagation()
    },
    [screen, columns, focus],
  )
}

interface On {
  readonly screen: PlanScreen
  readonly columns: readonly PlanColumn[]
  readonly focus: () => void
}

type Run = (on: On) => boolean | void

const page = ({ view }: PlanScreen): number => Math.max(1, Math.floor(view.height / rowHeight) - 1)
const all = 1e9

const fold =
  (open: boolean): Run =>
  ({ screen: { session, grid } }) => {
    const { active } = grid
    if (active && (isGroup(active.id) || session.book.children(active.id).length > 0)) session.toggle(active.id, open)
  }

const keys: Readonly<Record<string, Run>> = {
  ArrowDown: ({ screen }) => moveCursor(screen, 1, 0),
  ArrowUp: ({ screen }) => moveCursor(screen, -1, 0),
  ArrowRight: ({ screen }) => moveCursor(screen, 0, 1),
  ArrowLeft: ({ screen }) => moveCursor(screen, 0, -1),
  'shift+ArrowDown': ({ screen }) => moveCursor(screen, 1, 0, 'range'),
  'shift+ArrowUp': ({ screen }) => moveCursor(screen, -1, 0, 'range'),
  Home: ({ screen }) => moveCursor(screen, 0, -all),
  End: ({ screen }) => moveCursor(screen, 0, all),
  'mod+Home': ({ screen }) => moveCursor(screen, -all, -all),
  'mod+End': ({ screen }) => moveCursor(screen, all, all),
  PageDown: ({ screen }) => moveCursor(screen, page(screen), 0),
  PageUp: ({ screen }) => moveCursor(screen, -page(screen), 0),
  'shift+PageDown': ({ screen }) => moveCursor(screen, page(screen), 0, 'range'),
  'shift+PageUp': ({ screen }) => moveCursor(screen, -page(screen), 0, 'range'),
  'mod+ArrowRight': fold(true),
  'mod+ArrowLeft': fold(false),
  ' ': ({ screen }) => (screen.grid.active ? toggleChosen(screen, screen.grid.active.id) : undefined),
  'mod+a': ({ screen: { grid, session, view } }) => {
    grid.set({ chosen: new Set(session.rows.ids.filter((id) => !isGroup(id))) })
    view.set({ chosen: grid.chosen })
  },
  Escape: ({ screen: { grid, view } }) => {
    if (grid.chosen.size === 0 && !grid.error) return false
    grid.set({ chosen: new Set(), error: undefined })
    view.set({ chosen: grid.chosen })
    return undefined
  },
  F2: ({ screen, columns }) => startEditing(screen, columns),
  Enter: ({ screen, columns }) => startEditing(screen, columns),
  'alt+Enter': ({ screen }) => screen.open(screen.grid.active?.id),
  'alt+w': ({ screen }) => screen.open(screen.grid.active?.id),
  Insert: ({ screen }) => enterNew(screen, screen.actions.insertBefore(screen.grid.active?.id)),
  'mod+Enter': ({ screen }) =>
    enterNew(
      screen,
      screen.grid.active ? screen.actions.insertAfter(screen.grid.active.id) : screen.actions.insertBefore(undefined),
    ),
  Delete: ({ screen, columns }) => clearOrRemove(screen, columns),
  'mod+Delete': ({ screen }) => removeChosen(screen),
  'alt+shift+ArrowRight': ({ screen }) => screen.actions.indent(screen.grid.ids),
  'alt+shift+ArrowLeft': ({ screen }) => screen.actions.outdent(screen.grid.ids),
  'alt+shift+ArrowDown': ({ screen }) => screen.actions.shift(screen.grid.ids, 1),
  'alt+shift+ArrowUp': ({ screen }) => screen.actions.shift(screen.grid.ids, -1),
  'mod+d': ({ screen, columns }) => fillDown(screen, columns),
  'mod+F2': ({ screen }) => screen.actions.linkInOrder(screen.grid.ids),
  'mod+shift+F2': ({ screen }) => screen.actions.unlink(screen.grid.ids),
  'mod+z': ({ screen }) => screen.undo(),
  'mod+y': ({ screen }) => screen.actions.redo(),
  'mod+shift+z': ({ screen }) => screen.actions.redo(),
  'alt+=': ({ screen }) => screen.zoom(1.5),
  'alt+-': ({ screen }) => screen.zoom(1 / 1.5),
  'alt+0': ({ screen }) => screen.fit(),
  'alt+g': ({ screen }) => screen.showBar(screen.grid.active?.id),
}

const changing = new Set(
  Object.keys(keys).filter((key) => /Insert|Delete|mod\+Enter|alt\+shift|mod\+(?:shift\+)?(?:d|F2|z|y)$/.test(key)),
)

function enterNew(screen: PlanScreen, id: string | undefined): void {
  if (id === undefined) return
  goTo(screen, { id, column: 'name' })
  startEditing(screen, screen.shownColumns())
}

export function removeChosen(screen: PlanScreen): void {
  const { grid, session, actions } = screen
  const ids = grid.ids.filter((id) => !isGroup(id))
  const row = Math.min(...ids.map((id) => session.rows.indexOf.get(id) ?? 0))
  actions.remove(ids)
  const next = session.rows.ids[Math.min(row, session.rows.ids.length - 1)]
  grid.set({
    active: next === undefined ? undefined : { id: next, column: grid.active?.column ?? 'name' },
    chosen: new Set(),
  })
  screen.view.set({ active: next, chosen: grid.chosen })
}

/** On the name or the number the whole row goes, elsewhere what stands in the cell. */
function clearOrRemove(screen: PlanScreen, columns: readonly PlanColumn[]): void {
  const { grid, actions } = screen
  const column = columns.find(({ id }) => id === grid.active?.column)
  if (column === undefined || grid.active === undefined) return
  if (column.id === 'name' || column.id === 'code') return removeChosen(screen)
  if (column.edit === undefined) return
  const failed = actions.setCells(
    column.edit.verb,
    grid.ids.map((id) => ({ id, column, text: '' })),
  )
  if (failed) grid.set({ error: { ...grid.active, sentence: failed.sentence } })
}

function nameOf(event: KeyboardEvent): string {
  const key =
    event.key.length === 1 && event.shiftKey && (event.ctrlKey || event.metaKey) ? event.key.toLowerCase() : event.key
  const plain = key.length === 1
  return [
    event.ctrlKey || event.metaKey ? 'mod+' : '',
    event.altKey ? 'alt+' : '',
    event.shiftKey && (!plain || event.ctrlKey || event.metaKey) ? 'shift+' : '',
    key,
  ].join('')
}

const isLetter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
