import { insertRecords, type NewRecord } from '@gantry/store/records/insert'
import { initiative, risk } from '@gantry/domain/kinds/index'
import { newId } from '@gantry/app/new-id'
import type { Database } from '@gantry/store/database'

const projects = 100
const ofManager = 15
const rows = 20_000

/**
 * Fills an organisation: two portfolios, of which the manager's holds 15 of 100 projects and 15 % of 20,000 risks.
 * Resolves to the reference of that portfolio.
 */
export async function fill(store: Database, org: string, person: string): Promise<string> {
  const source = {
    org,
    actor: { kind: 'person', person },
    now: () => new Date().toISOString(),
    newId,
    request: newId(),
  }
  const [mine, theirs] = [newId(), newId()]
  const tree = [top(mine, 'Mine', 0), top(theirs, 'Theirs', 1)]
  const below = Array.from({ length: projects }, (_, n) => {
    const [parent, place] = n < ofManager ? [mine, '000.'] : [theirs, '001.']
    return project(newId(), `Project ${n}`, parent, `${place}${step(n)}`)
  })
  const [first] = await store.transaction({ org }, (tx) => insertRecords(tx, source, initiative, [...tree, ...below]))
  for (let from = 0; from < rows; from += 1000) {
    const batch = Array.from({ length: 1000 }, (_, i) => riskOf(from + i, below[(from + i) % projects]!, person))
    await store.transaction({ org }, (tx) => insertRecords(tx, source, risk, batch))
  }
  return first!.ref
}

function step(n: number): string {
  return `${n.toString(36).toUpperCase().padStart(3, '0')}.`
}

function top(id: string, title: string, n: number): NewRecord {
  return {
    id,
    initiative: id,
    place: step(n),
    fields: { title, type: 'portfolio', decisionStatus: 'approved', condition: 'running' },
  }
}

function project(id: string, title: string, parent: string, place: string): NewRecord {
  return {
    id,
    initiative: id,
    place,
    fields: { title, type: 'project', parent, decisionStatus: 'approved', condition: 'running' },
  }
}

const words = [
  'survey',
  'supplier',
  'ground water',
  'consent',
  'staff',
  'interface',
  'weather',
  'funding',
  'design',
  'access',
]

function riskOf(n: number, on: NewRecord, owner: string): NewRecord {
  const word = words[n % words.length]!
  return {
    initiative: on.id,
    place: on.place,
    fields: {
      title: `Late ${word} delays work ${n}`,
      cause: `The ${word} was agreed late, and nobody holds the contract for it yet.`,
      event: `The ${word} may not be there when the next stage begins.`,
      effect: 'Work stops for some weeks and the team is paid for waiting.',
      probability: (n % 5) + 1,
      impact: ((n * 7) % 5) + 1,
      costIfItHappens: { minor: (n % 900) * 100_000, currency: 'GBP' },
      likelihood: (n * 13) % 100,
      response: n % 3 === 0 ? 'reduce' : null,
      owner,
      due: `2027-${String((n % 12) + 1).padStart(2, '0')}-15`,
    },
  }
}
