export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'problem'
  /** Takes the change back; also what Ctrl-Z does while the toast is shown. */
  readonly undo?: () => void | Promise<void>
}

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says what just happened; at most three are shown. */
export function showToast(toast: { text: string; tone?: Toast['tone']; undo?: Toast['undo'] }): void {
  last += 1
  set([...toasts.slice(-2), { id: last, tone: 'plain', ...toast }])
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

export function undoLatest(): void {
  const latest = toasts.findLast(({ undo }) => undo !== undefined)
  if (latest === undefined) return
  dismissToast(latest.id)
  void latest.undo?.()
}

export const readToasts = (): readonly Toast[] => toasts

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
