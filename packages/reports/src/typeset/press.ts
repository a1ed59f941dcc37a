import { Worker } from 'node:worker_threads'
import type { Paper } from '../paper.ts'
import type { Sheets } from './compiler.ts'

/** What comes of a paper: sheets, or why there are none. A template that does not compile is thrown: it is a bug. */
export type Printed =
  | { readonly ok: true; readonly sheets: Sheets }
  | { readonly ok: false; readonly why: 'tooSlow' | 'tooMany' | 'givenUp' }

export interface Press {
  /** @param signal gives the paper up: it is not begun, or its thread is ended */
  print(paper: Paper, signal?: AbortSignal): Promise<Printed>
  close(): Promise<void>
}

export interface PressRules {
  /** Milliseconds for one paper, from when the thread begins with it. */
  readonly timeLimit: number
  /** Papers that may wait at once. */
  readonly mostWaiting: number
  /** Papers after which the thread gives way to a fresh one, with the memory it holds. */
  readonly papersEach: number
  /** Milliseconds without work after which the thread ends. */
  readonly idle: number
}

const usual: PressRules = { timeLimit: 20_000, mostWaiting: 64, papersEach: 60, idle: 30_000 }

interface Job {
  readonly paper: Paper
  readonly settle: (printed: Printed) => void
  readonly fail: (error: Error) => void
}
type Reply = { readonly id: number; readonly sheets?: Sheets; readonly problem?: string }

/** Typesets in a thread of its own, which is begun with the first paper and never keeps a process alive. */
export function openPress(rules: Partial<PressRules> = {}): Press {
  const { timeLimit, mostWaiting, papersEach, idle } = { ...usual, ...rules }
  const waiting: Job[] = []
  let thread: { readonly worker: Worker; papers: number } | undefined
  let current: Job | undefined
  let stopCurrent: (() => void) | undefined
  let idling: NodeJS.Timeout | undefined

  return { print, close }

  function print(paper: Paper, signal?: AbortSignal): Promise<Printed> {
    if (signal?.aborted) return Promise.resolve({ ok: false, why: 'givenUp' })
    if (waiting.length >= mostWaiting) return Promise.resolve({ ok: false, why: 'tooMany' })
    return new Promise((settle, fail) => {
      const job: Job = { paper, settle, fail }
      signal?.addEventListener('abort', () => giveUp(job), { once: true })
      waiting.push(job)
      next()
    })
  }

  function giveUp(job: Job): void {
    const at = waiting.indexOf(job)
    if (at >= 0) {
      waiting.splice(at, 1)
      job.settle({ ok: false, why: 'givenUp' })
    } else if (current === job) stopCurrent?.()
  }

  function next(): void {
    if (current) return
    clearTimeout(idling)
    const job = waiting.shift()
    if (!job) {
      idling = setTimeout(() => void close(), idle).unref()
      return
    }
    current = job
    const { worker } = (thread ??= begin())
    thread.papers += 1
    worker.ref()
    const limit = setTimeout(() => give(() => job.settle({ ok: false, why: 'tooSlow' }), true), timeLimit)
    const give = (say: () => void, broken: boolean) => {
      if (current !== job) return
      clearTimeout(limit)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      current = undefined
      if (broken || (thread?.papers ?? 0) >= papersEach) void close()
      say()
      next()
    }
    stopCurrent = () => give(() => job.settle({ ok: false, why: 'givenUp' }), true)
    const onMessage = ({ sheets, problem }: Reply) =>
      give(() => (sheets ? job.settle({ ok: true, sheets }) : job.fail(new Error(problem))), problem !== undefined)
    const onError = (error: Error) => give(() => job.fail(error), true)
    const onExit = (code: number) => give(() => job.fail(new Error(`The typesetting thread ended with ${code}`)), true)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage({ id: thread.papers, paper: job.paper })
  }

  function begin() {
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url))
    worker.unref()
    return { worker, papers: 0 }
  }

  async function close(): Promise<void> {
    const ending = thread?.worker
    thread = undefined
    // One that was given up may still be inside the compiler: what it says then is nobody's any more.
    ending?.on('error', () => {})
    await ending?.terminate()
  }
}
