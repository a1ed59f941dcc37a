import { type PointerEvent as ReactPointerEvent, useEffect, useMemo } from 'react'
import { panned, zoomed } from '../axis/time-scale.ts'
import { type Hit, hitAt } from '../chart/hit.ts'
import { goTo } from '../grid/moves.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import { BarDrag } from './bar-drag.ts'
import type { DragShown } from './drag.ts'

/** How long a finger rests on a bar before it takes hold of it. */
const holdMilliseconds = 350
const fingerSlack = 10
const threshold = 3

const cursors: Readonly<Record<NonNullable<Hit['part']>, string>> = {
  linkStart: 'crosshair',
  linkFinish: 'crosshair',
  resizeStart: 'ew-resize',
  resizeFinish: 'ew-resize',
  progress: 'col-resize',
  bar: 'grab',
}

/** A drag under way: what each move does, and how it ends. */
interface Under {
  readonly move: (x: number, y: number, event: PointerEvent) => void
  /** @param keep false where it was let go with Esc or taken away */
  readonly end: (keep: boolean) => void
}

/** What the pointer does on the chart: move, resize, link, set progress, pan; one finger or two. */
export function useChartPointer(screen: PlanScreen, chart: { readonly current: HTMLElement | null }) {
  const pointer = useMemo(() => new ChartPointer(screen), [screen])
  useEffect(() => {
    const element = chart.current
    if (element === null) return undefined
    // A finger that holds a bar must not scroll the page; only a listener that may say no can stop it.
    const hold = (event: TouchEvent) => {
      if (pointer.isHolding) event.preventDefault()
    }
    element.addEventListener('touchmove', hold, { passive: false })
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !pointer.isHolding) return
      event.preventDefault()
      event.stopPropagation()
      pointer.letGo(false)
    }
    globalThis.addEventListener('keydown', escape, true)
    return () => {
      element.removeEventListener('touchmove', hold)
      globalThis.removeEventListener('keydown', escape, true)
      pointer.letGo(false)
    }
  }, [chart, pointer])
  return pointer.handlers
}

class ChartPointer {
  readonly #screen: PlanScreen
  #under: Under | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #fingers = new Map<number, { x: number; y: number }>()

  constructor(screen: PlanScreen) {
    this.#screen = screen
  }

  get isHolding(): boolean {
    return this.#under !== undefined
  }

  readonly handlers = {
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => this.#down(event),
    onPointerMove: (event: ReactPointerEvent<HTMLElement>) => this.#move(event),
    onPointerUp: (event: ReactPointerEvent<HTMLElement>) => this.#up(event, true),
    onPointerCancel: (event: ReactPointerEvent<HTMLElement>) => this.#up(event, false),
    onPointerLeave: () => this.#screen.view.hover !== undefined && this.#screen.view.set({ hover: undefined }),
    onDoubleClick: (event: React.MouseEvent<HTMLElement>) => {
      const { x, y } = pointIn(event.currentTarget, event)
      const hit = hitAt(this.#screen.session, this.#screen.view, x, y)
      if (hit?.part) this.#screen.open(hit.id)
    },
  }

  /** Ends what is under way. */
  letGo(keep: boolean): void {
    clearTimeout(this.#timer)
    const under = this.#under
    this.#under = undefined
    under?.end(keep)
  }

  #down(event: ReactPointerEvent<HTMLElement>): void {
    if (event.button !== 0) return
    const { session, view } = this.#screen
    const element = event.currentTarget
    const { x, y } = pointIn(element, event)
    const touch = event.pointerType === 'touch'
    if (touch) {
      this.#fingers.set(event.pointerId, { x, y })
      if (this.#fingers.size === 2) return this.#pinch()
    }
    const hit = hitAt(session, view, x, y, touch ? fingerSlack : 0)
    if (hit)
      goTo(
        this.#screen,
        { id: hit.id, column: this.#screen.grid.active?.column ?? 'name' },
        this.#screen.grid.chosen.has(hit.id) ? 'keep' : 'one',
      )
    element.setPointerCapture(event.pointerId)
    const take = () => {
      this.#under = this.#take(hit, x, y)
      if (touch) navigator.vibrate?.(10)
    }
    if (!touch || hit?.part === undefined) {
      take()
      if (!touch) document.querySelector<HTMLElement>('[data-plan-grid]')?.focus({ preventScroll: true })
    } else this.#timer = setTimeout(take, holdMilliseconds)
  }

  #move(event: ReactPointerEvent<HTMLElement>): void {
    const { x, y } = pointIn(event.currentTarget, event)
    const finger = this.#fingers.get(event.pointerId)
    if (finger) {
      // A finger that wanders before it holds scrolls the chart.
      if (this.#under === undefined && Math.hypot(x - finger.x, y - finger.y) > fingerSlack) clearTimeout(this.#timer)
      if (this.#fingers.size < 2) this.#fingers.set(event.pointerId, this.#under ? finger : { x, y })
      else Object.assign(finger, { x, y })
    }
    if (this.#under) return this.#under.move(x, y, event.nativeEvent)
    if (event.pointerType !== 'touch') this.#hover(event.currentTarget, x, y)
  }

  #up(event: ReactPointerEvent<HTMLElement>, keep: boolean): void {
    this.#fingers.delete(event.pointerId)
    this.letGo(keep)
  }

  #hover(element: HTMLElement, x: number, y: number): void {
    const { session, view, readOnly } = this.#screen
    const hit = hitAt(session, view, x, y)
    element.style.cursor = hit?.part && readOnly === undefined ? cursors[hit.part] : 'default'
    if (hit?.id !== view.hover) view.set({ hover: hit?.id })
  }

  #take(hit: Hit | undefined, x: number, y: number): Under {
    const may = this.#screen.readOnly === undefined
    if (hit?.box === undefined || hit.part === undefined) return this.#pan(x)
    if (!may) return nothing
    if (hit.part === 'linkStart' || hit.part === 'linkFinish')
      return this.#link(hit.id, hit.part === 'linkStart' ? 'start' : 'finish')
    // What has begun has begun when it did; its finish and its progress can be dragged.
    if (hit.part === 'bar' && hit.box.task.progress?.actualStart !== undefined) return this.#begun(x)
    if (hit.part === 'resizeStart' || hit.part === 'resizeFinish' || hit.part === 'progress' || hit.part === 'bar')
      return this.#bar(new BarDrag(this.#screen, hit.part, hit.box), x, y)
    return nothing
  }

  #bar(drag: BarDrag, fromX: number, fromY: number): Under {
    const { session, view, actions } = this.#screen
    let begun = false
    const from = view.scale
    return {
      move: (x, y) => {
        if (!begun && Math.hypot(x - fromX, y - fromY) < threshold) return
        if (!begun) this.#screen.costs.begin()
        begun = true
        this.#edgePan(x)
        // The chart may have moved below the pointer.
        const panned = (view.scale.from - from.from) / view.scale.minutesPerPixel
        const label = drag.to(x - fromX + panned)
        if (label === undefined) return
        view.set({ drag: { kind: 'bar', task: drag.task, label } })
        this.#screen.costs.update()
      },
      end: (keep) => {
        view.set({ drag: undefined })
        if (begun && keep) actions.do(drag.verb, drag.edits)
        session.endPreview()
        if (begun && !keep) this.#screen.costs.forget()
      },
    }
  }

  #link(id: string, end: 'start' | 'finish'): Under {
    const { session, view, actions, costs } = this.#screen
    let shown: DragShown & { kind: 'link' } = {
      kind: 'link',
      task: id,
      end,
      x: 0,
      y: 0,
      target: undefined,
      refused: false,
    }
    const edit = () =>
      shown.target && actions.linkEdit(id, shown.target.task, `${letter(end)}${letter(shown.target.end)}` as 'FS')
    return {
      move: (x, y) => {
        const hit = hitAt(session, view, x, y, 6)
        const box = hit?.id === id ? undefined : hit?.box
        const isOn = box !== undefined && x > box.from - 18 && x < box.to + 18
        const target = isOn
          ? {
              task: hit!.id,
              end: x < (box.from + box.to) / 2 || box.form === 'milestone' ? ('start' as const) : ('finish' as const),
            }
          : undefined
        const same = target?.task === shown.target?.task && target?.end === shown.target?.end
        shown = { ...shown, x, y, target }
        if (!same) {
          const link = edit()
          const refusal = link && session.refusalOf([link])
          shown = { ...shown, refused: refusal !== undefined }
          costs.tell(
            refusal?.sentence ?? (target ? linkWords(this.#screen, id, end, target) : ''),
            refusal !== undefined,
          )
        }
        view.set({ drag: shown })
      },
      end: (keep) => {
        view.set({ drag: undefined })
        const link = edit()
        if (keep && link && !shown.refused) actions.do('link.add', [link])
        else if (!shown.refused || !keep) costs.tell('', false)
      },
    }
  }

  #begun(fromX: number): Under {
    const { costs, actions } = this.#screen
    return {
      move: (x) => Math.abs(x - fromX) > threshold && costs.tell(actions.context.t('refused.begun'), true),
      end: () => costs.tell('', false),
    }
  }

  #pan(fromX: number): Under {
    const { view } = this.#screen
    let last = fromX
    return {
      move: (x) => {
        view.set({ scale: panned(view.scale, last - x) })
        last = x
      },
      end: () => undefined,
    }
  }

  #pinch(): void {
    this.letGo(false)
    const { view } = this.#screen
    const spread = () => {
      const [a, b] = [...this.#fingers.values()]
      return a && b ? { apart: Math.max(20, Math.abs(a.x - b.x)), middle: (a.x + b.x) / 2 } : undefined
    }
    let last = spread()
    this.#under = {
      move: () => {
        const now = spread()
        if (now && last)
          view.set({ scale: zoomed(panned(view.scale, last.middle - now.middle), now.apart / last.apart, now.middle) })
        last = now
      },
      end: () => undefined,
    }
  }

  /** Near an edge the chart goes on below the pointer. */
  #edgePan(x: number): void {
    const { view } = this.#screen
    const by = x > view.width - 24 ? 12 : x < 24 ? -12 : 0
    if (by !== 0) view.set({ scale: panned(view.scale, by) })
  }
}

const nothing: Under = { move: () => undefined, end: () => undefined }
const letter = (end: 'start' | 'finish') => (end === 'start' ? 'S' : 'F')

function linkWords(
  { session, actions }: PlanScreen,
  id: string,
  end: 'start' | 'finish',
  target: { readonly task: string; readonly end: 'start' | 'finish' },
): string {
  const type = `${letter(end)}${letter(target.end)}` as 'FS' | 'SS' | 'FF' | 'SF'
  const { t } = actions.context
  return t('cost.link', {
    from: session.task(id)?.name ?? '',
    to: session.task(target.task)?.name ?? '',
    type: t(`linkType.${type}`),
  })
}

function pointIn(element: Element, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
  const box = element.getBoundingClientRect()
  return { x: clientX - box.left, y: clientY - box.top }
}
