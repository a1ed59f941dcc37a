import type { Health, HealthPart } from '@gantry/client'
import { useTranslation } from 'react-i18next'
import { byteSize } from '../components/byte-size.ts'
import { useFormat } from '../components/format.ts'

/** What the figures of each part say, in words: short pieces that stand side by side. */
export function useHealthWords(figures: Health): (part: HealthPart) => string[] {
  const { t } = useTranslation('admin')
  const { instant, number } = useFormat()
  const bytes = (n: number) => byteSize(n, number)
  const ms = (n: number | null) => (n === null ? '–' : t('health.ms', { ms: number(n) }))
  const { store, events, folder, process, requests, backup, verified, slow } = figures
  const words: Record<HealthPart, () => (string | false)[]> = {
    events: () => [
      t('health.events.sealed', { count: events.sealed, n: number(events.sealed) }),
      t('health.events.waiting', { n: number(events.unsealed) }),
      events.unsealed > 0 && t('health.events.lag', { count: events.lagSeconds }),
      events.lastSealedAt !== null && t('health.events.last', { at: instant(events.lastSealedAt) }),
      events.lastRoundAt !== null && t('health.events.round', { at: instant(events.lastRoundAt) }),
    ],
    verified: () =>
      verified === null
        ? [t('health.verified.never')]
        : [
            t(verified.holds ? 'chain.holds' : 'chain.broken'),
            t('chain.events', { count: verified.events }),
            t('health.verified.at', { at: instant(verified.at) }),
          ],
    backup: () =>
      backup === null
        ? [t(store.kind === 'postgres' ? 'health.backup.elsewhere' : 'health.backup.never')]
        : [t('health.backup.at', { at: instant(backup.at) }), bytes(backup.bytes)],
    store: () => [
      t(`health.store.${store.kind}`, { version: store.version }),
      t('health.store.size', { size: bytes(store.databaseBytes) }),
      store.walBytes !== null && t('health.store.log', { size: bytes(store.walBytes) }),
      store.memoryBytes !== null && t('health.store.memory', { size: bytes(store.memoryBytes) }),
      store.checkpointAt !== null && t('health.store.checkpoint', { at: instant(store.checkpointAt) }),
      store.kind === 'postgres' && t('health.store.connections', { count: store.connections }),
      t('health.store.queued', { n: number(store.queued) }),
    ],
    folder: () => [
      t('health.folder.size', { size: bytes(folder.bytes) }),
      folder.freeBytes !== null && t('health.folder.free', { size: bytes(folder.freeBytes) }),
    ],
    process: () => [
      t('health.process.since', { at: instant(process.startedAt) }),
      t('health.process.memory', { size: bytes(process.memoryBytes) }),
      t('health.process.node', { version: process.node }),
    ],
    requests: () => [
      t('health.requests.count', { count: requests.count, n: number(requests.count), minutes: requests.minutes }),
      t('health.requests.p50', { ms: ms(requests.p50Ms) }),
      t('health.requests.p95', { ms: ms(requests.p95Ms) }),
      t('health.requests.failed', { n: number(requests.failed) }),
    ],
    slow: () => [slow.length === 0 ? t('health.slow.none') : t('health.slow.count', { count: slow.length })],
  }
  return (part) => words[part]().filter((piece) => piece !== false)
}
