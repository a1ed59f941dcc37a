import type { Assignment, Resource, Task } from '@gantry/planning'

/** People named by a list, each once. */
export class ListPeople {
  readonly #resources = new Map<string, Resource>()

  get resources(): readonly Resource[] {
    return [...this.#resources.values()]
  }

  /** `Ada[50%];Crane` → assignments. */
  assign(task: Task, text: string): Assignment[] {
    const parts = text.replace(/[^\S\n]+/g, ' ').split(/[;,\n]/)
    return parts.flatMap((part, position) => {
      const match = /^(.*?)\s*(?:\[\s*(\d{1,6}(?:[.,]\d{1,4})?)\s*%?\s*\])?$/.exec(part.trim())
      const name = match?.[1]?.trim() ?? ''
      if (name === '') return []
      const units = match?.[2] === undefined ? 1 : Number(match[2].replace(',', '.')) / 100
      const resource = this.#named(name).id
      const work = Math.round(task.duration * units)
      return [{ id: `${task.id}/${position + 1}`, task: task.id, resource, units, work }]
    })
  }

  #named(name: string): Resource {
    const known = this.#resources.get(name)
    if (known !== undefined) return known
    const resource: Resource = { id: String(this.#resources.size + 1), name, type: 'work', maxUnits: 1 }
    this.#resources.set(name, resource)
    return resource
  }
}
