import type { PlanCommand } from '@gantry/planning/editing'

/** Where commands wait that the server has not seen: they outlive the page. */
export interface PendingStore {
  read(plan: string): Promise<readonly PlanCommand[]>
  write(plan: string, commands: readonly PlanCommand[]): Promise<void>
}

const database = 'gantry-plans'
const table = 'pending'

/** In the browser's own database; a browser that has none (private windows) forgets them with the page. */
export function browserStore(): PendingStore {
  const opened = open()
  return {
    read: async (plan) => {
      const db = await opened
      if (db === undefined) return []
      const found: unknown = await asked(db.transaction(table).objectStore(table).get(plan))
      return Array.isArray(found) ? (found as readonly PlanCommand[]) : []
    },
    write: async (plan, commands) => {
      const db = await opened
      if (db === undefined) return
      const rows = db.transaction(table, 'readwrite').objectStore(table)
      if (commands.length === 0) await asked(rows.delete(plan))
      else await asked(rows.put([...commands], plan))
    },
  }
}

async function open(): Promise<IDBDatabase | undefined> {
  try {
    const request = indexedDB.open(database, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table))
    return await asked(request)
  } catch {
    return undefined
  }
}

const asked = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser’s database gave no answer')))
  })
