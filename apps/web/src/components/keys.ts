import { useEffect, useRef } from 'react'

export interface Key {
  /** `mod+k`, `?`, `j`, or two keys after another: `g p`. */
  readonly keys: string
  readonly label: string
  readonly group: 'everywhere' | 'inLists'
  readonly run: () => void
  /** Only then; otherwise the key goes on to whoever else wants it. */
  readonly when?: () => boolean
}

const active = new Set<{ current: readonly Key[] }>()
const storageKey = 'gantry.single-keys'
const sequenceMilliseconds = 1_000

/** While the component is there its keys work and stand in the list that `?` shows. */
export function useKeys(keys: readonly Key[]): void {
  const ref = useRef(keys)
  useEffect(() => {
    ref.current = keys
  })
  useEffect(() => {
    active.add(ref)
    return () => void active.delete(ref)
  }, [])
}

export function activeKeys(): readonly Key[] {
  return [...active].flatMap(({ current }) => current)
}

/** Keys without Ctrl can be switched off (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => localStorage.getItem(storageKey) !== 'off'
export const setSingleKeys = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off')

let before: { key: string; at: number } | undefined

/** One listener for all: the key's own, else the second half of a sequence. */
function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return
  const modified = event.ctrlKey || event.metaKey
  if (!modified && (!singleKeysOn() || isTyping(event.target))) return
  if (modified && event.key.toLowerCase() === 'z' && isTyping(event.target)) return
  const key = modified ? `mod+${event.key.toLowerCase()}` : event.key
  const sequence = before && event.timeStamp - before.at < sequenceMilliseconds ? `${before.key} ${key}` : undefined
  before = modified || isModifier(event.key) ? undefined : { key, at: event.timeStamp }
  const found = activeKeys().findLast(
    ({ keys, when }) => (keys === sequence || (keys === key && !isSequenceEnd(sequence))) && (when?.() ?? true),
  )
  if (found === undefined) return
  event.preventDefault()
  before = undefined
  found.run()
}

const isSequenceEnd = (sequence: string | undefined) =>
  sequence !== undefined && activeKeys().some(({ keys }) => keys === sequence)

const isModifier = (key: string) => ['Shift', 'Control', 'Meta', 'Alt'].includes(key)

/** Whether keys pressed here are text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=menu]') !== null
  )
}

globalThis.document?.addEventListener('keydown', press)
