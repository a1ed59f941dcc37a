import type { RowEdit } from '@gantry/planning/editing'

/** A command of one's own that can be taken back, or made again. */
export interface UndoEntry {
  /** Of the command that was made. */
  readonly command: string
  readonly verb: string
  /** What takes it back. */
  readonly edits: readonly RowEdit[]
}

export const mostUndone = 1_000

/** What was done, and what was taken back, newest last. */
export class UndoStack {
  #done: UndoEntry[] = []
  #undone: UndoEntry[] = []

  get next(): UndoEntry | undefined {
    return this.#done.at(-1)
  }

  get nextRedo(): UndoEntry | undefined {
    return this.#undone.at(-1)
  }

  get depth(): number {
    return this.#done.length
  }

  /** A new command: what was taken back before is gone for good. */
  did(entry: UndoEntry): void {
    this.#push(entry)
    this.#undone = []
  }

  undid(back: UndoEntry): void {
    this.#done.pop()
    this.#undone.push(back)
  }

  redid(again: UndoEntry): void {
    this.#undone.pop()
    this.#push(again)
  }

  /** Somebody else was there since: it can neither be taken back nor made again. */
  drop(command: string): void {
    this.#done = this.#done.filter((entry) => entry.command !== command)
    this.#undone = this.#undone.filter((entry) => entry.command !== command)
  }

  /** Import, baseline and what-if end the way back. */
  clear(): void {
    this.#done = []
    this.#undone = []
  }

  #push(entry: UndoEntry): void {
    this.#done.push(entry)
    if (this.#done.length > mostUndone) this.#done.shift()
  }
}
