import type { PlanSession } from '../session/plan-session.ts'
import type { Canvas } from './canvas.ts'
import type { ChartView } from './chart-view.ts'
import { type Colours, onTheme, readColours } from './colours.ts'
import { type AxisWords, axisHeight, paintAxis } from './paint-axis.ts'
import { paintBars } from './paint-bars.ts'
import { paintDayLines, paintGround } from './paint-ground.ts'
import { paintHandles } from './paint-handles.ts'
import { paintLinks } from './paint-links.ts'
import { ShownLinks } from './shown-links.ts'

export interface PainterOptions {
  readonly chart: HTMLCanvasElement
  readonly axis: HTMLCanvasElement
  readonly session: PlanSession
  readonly view: ChartView
  readonly words: AxisWords
  readonly mayEdit: boolean
  /** Called after each frame that was drawn. */
  readonly onFrame?: () => void
}

/** Draws the chart, at most once a frame, whenever plan, view or theme change. Returns how to stop. */
export function startPainter({ chart, axis, session, view, words, mayEdit, onFrame }: PainterOptions): () => void {
  let frame = 0
  let colours: Colours = readColours(chart)
  const links = new ShownLinks(session)
  const [chartPencil, axisPencil] = [new Pencil(chart), new Pencil(axis)]
  const paint = () => {
    frame = 0
    if (view.width === 0 || view.height === 0) return
    const around = { session, view, colours, links }
    const canvas: Canvas = { ...around, ...chartPencil.prepare(view.width, view.height, colours, 12) }
    paintGround(canvas)
    paintDayLines(canvas)
    if (view.shown.links) paintLinks(canvas)
    paintBars(canvas)
    paintHandles(canvas, mayEdit)
    paintAxis({ ...around, ...axisPencil.prepare(view.width, axisHeight, colours, 11.5) }, words)
    onFrame?.()
  }
  const ask = () => {
    frame ||= requestAnimationFrame(paint)
  }
  const stops = [
    session.subscribe(ask),
    view.subscribe(ask),
    onTheme(() => {
      colours = readColours(chart)
      ask()
    }),
  ]
  // Letters are measured with the page's own font once it is there.
  void document.fonts.ready.then(() => {
    chartPencil.forget()
    axisPencil.forget()
    ask()
  })
  ask()
  return () => {
    cancelAnimationFrame(frame)
    for (const stop of stops) stop()
  }
}

/** A canvas in the pixels of its screen, and the widths of texts in its font. */
class Pencil {
  readonly #canvas: HTMLCanvasElement
  readonly #ctx: CanvasRenderingContext2D
  readonly #widths = new Map<string, number>()

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
    this.#ctx = canvas.getContext('2d', { alpha: false })!
  }

  prepare(width: number, height: number, colours: Colours, size: number): Pick<Canvas, 'ctx' | 'measure'> {
    const ratio = globalThis.devicePixelRatio || 1
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.#canvas.width !== w || this.#canvas.height !== h) {
      this.#canvas.width = w
      this.#canvas.height = h
      this.#canvas.style.width = `${width}px`
      this.#canvas.style.height = `${height}px`
    }
    this.#ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#ctx.font = `${size}px ${colours.font}`
    this.#ctx.textBaseline = 'middle'
    return { ctx: this.#ctx, measure: this.#measure }
  }

  forget(): void {
    this.#widths.clear()
  }

  readonly #measure = (text: string): number => {
    let width = this.#widths.get(text)
    if (width === undefined) {
      if (this.#widths.size > 5_000) this.#widths.clear()
      width = this.#ctx.measureText(text).width
      this.#widths.set(text, width)
    }
    return width
  }
}
