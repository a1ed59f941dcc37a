import type { Finding } from '@gantry/planning'

const tasksNamed = 100
const textsPerId = 50

/** Collects findings; those with the same id and text become one with a count, the first place and the tasks. */
export class FindingLog {
  readonly #byText = new Map<string, { finding: Finding; tasks: string[]; count: number }>()
  readonly #perId = new Map<string, number>()

  add(finding: Finding): void {
    const key = this.#keyOf(finding)
    const known = this.#byText.get(key)
    if (known === undefined) {
      this.#byText.set(key, { finding, tasks: [...(finding.tasks ?? [])], count: finding.count ?? 1 })
      this.#perId.set(finding.id, (this.#perId.get(finding.id) ?? 0) + 1)
      return
    }
    known.count += finding.count ?? 1
    for (const task of finding.tasks ?? []) if (known.tasks.length < tasksNamed) known.tasks.push(task)
  }

  note(id: string, text: string, where: Where = {}): void {
    this.add({ id, severity: 'note', text, ...where })
  }

  warn(id: string, text: string, where: Where = {}): void {
    this.add({ id, severity: 'warning', text, ...where })
  }

  list(): Finding[] {
    return [...this.#byText.values()].map(({ finding, tasks, count }) => ({
      ...finding,
      ...(tasks.length > 0 ? { tasks } : {}),
      ...(count > 1 ? { count } : {}),
    }))
  }

  /** A broken file may say the same thing in ten thousand ways: past some, they are counted with the first. */
  #keyOf(finding: Finding): string {
    const key = `${finding.id}\n${finding.text}`
    if (this.#byText.has(key) || (this.#perId.get(finding.id) ?? 0) < textsPerId) return key
    for (const [known, { finding: first }] of this.#byText) if (first.id === finding.id) return known
    return key
  }
}

type Where = Pick<Finding, 'tasks' | 'place' | 'count'>
