import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  update(done: number, what: string): void
  stop(): void
}

/** A bar on standard error while somebody watches; silent in a pipe, in CI and with `--json`. */
export function progress(total: number, quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const bar = new SingleBar(
    { format: ' {bar} {percentage}%  {what}', hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(total, 0, { what: '' })
  return { update: (done, what) => bar.update(done, { what }), stop: () => bar.stop() }
}
