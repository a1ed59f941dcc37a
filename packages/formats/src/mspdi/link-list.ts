import type { Dependency } from '@gantry/planning/plan'
import type { Fields } from './fields.ts'
import { type KeptParts, mergeParts } from './kept-parts.ts'
import type { Remarks } from './findings.ts'
import type { KeptTask } from './kept.ts'
import { linkParts, readLink } from './link.ts'
import { linkOrder, xmlOf } from './order.ts'
import type { TaskDraft } from './task-read.ts'

/** The links of a file; whether they lead anywhere is known when all tasks have been read. */
export class LinkList {
  private readonly links: Dependency[] = []
  private readonly counts = new Map<string, number>()
  private readonly remarks: Remarks

  constructor(remarks: Remarks) {
    this.remarks = remarks
  }

  addAll(task: Fields, successor: string): void {
    const linked = new Set<string>()
    for (const element of task.list('PredecessorLink')) {
      const fields = task.inside(element)
      const predecessor = fields.text('PredecessorUID') ?? ''
      if (linked.has(predecessor)) fields.remark('mspdi.linkTwice')
      linked.add(predecessor)
      this.links.push(readLink(fields, this.idFor(`${predecessor}-${successor}`), successor, predecessor))
    }
  }

  private idFor(plain: string): string {
    const count = (this.counts.get(plain) ?? 0) + 1
    this.counts.set(plain, count)
    return count === 1 ? plain : `${plain}-${count}`
  }

  /** The links between tasks of the plan; the others stay with their task, unread. */
  settle(tasks: readonly TaskDraft[], isTask: (id: string) => boolean): Dependency[] {
    const lost = Map.groupBy(
      this.links.filter(({ predecessor }) => !isTask(predecessor)),
      ({ successor }) => successor,
    )
    if (lost.size === 0) return this.links
    for (const task of tasks) {
      const own = lost.get(task.id)
      if (own === undefined) continue
      const elsewhere = own.filter(isElsewhere).length
      this.remarks.add('mspdi.linkElsewhere', { task: task.id, count: elsewhere })
      this.remarks.add('mspdi.linkToNothing', { task: task.id, count: own.length - elsewhere })
      const kept: KeptTask = { ...(task.kept?.['mspdi'] as KeptTask | undefined), links: own.map(linkXml).join('') }
      task.kept = { mspdi: kept }
    }
    return this.links.filter(({ predecessor }) => isTask(predecessor))
  }
}

const keptOf = (link: Dependency) => link.kept?.['mspdi'] as KeptParts | undefined

const isElsewhere = (link: Dependency) => keptOf(link)?.respelled?.['CrossProject']?.[0] === '1'

function linkXml(link: Dependency): string {
  return `<PredecessorLink>${xmlOf(mergeParts(linkParts(link, link.predecessor), keptOf(link)), linkOrder)}</PredecessorLink>`
}
