import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When a process began, in whatever words the system has, stable while it lives; null where it cannot be told. */
export function startOfProcess(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxStart(pid)
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5_000 }).trim() || null
  } catch {
    return null
  }
}

/** Field 22 of /proc/PID/stat, clock ticks since boot, with the boot it belongs to. The name before it may hold anything. */
function linuxStart(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return ticks === undefined ? null : `${boot}/${ticks}`
}
