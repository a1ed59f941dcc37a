import type { StoreLog } from './engine.ts'

const slowMs = 1_000

/** Says which statement took long, without its values: they may be personal. */
export function reportIfSlow(log: StoreLog, began: number, text: () => string): void {
  const ms = Math.round(performance.now() - began)
  if (ms >= slowMs) log.warn({ ms, statement: beginning(text()) }, 'A slow statement')
}

const shown = 300

function beginning(text: string): string {
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}
