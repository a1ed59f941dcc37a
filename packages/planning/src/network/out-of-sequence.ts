import { flag, type Network } from './network.ts'

/**
 * Whether link `k` was overtaken: its successor began before its predecessor ended, and the rules let work that has begun
 * go on. Then it holds nothing back any more; under progress override it also asks nothing of its predecessor.
 */
export function isOvertaken(net: Network, k: number): boolean {
  const { outOfSequence } = net.rules.options
  if (outOfSequence === 'retainedLogic' || net.rules.progress === 'whole') return false
  if (net.flags[net.from[k]!]! & flag.finished) return false
  return (net.flags[net.to[k]!]! & (flag.started | flag.finished)) !== 0
}

/** Actual dates keep what an overtaken link asks of its predecessor. */
export function isForgotten(net: Network, k: number): boolean {
  return net.rules.options.outOfSequence === 'progressOverride' && isOvertaken(net, k)
}
