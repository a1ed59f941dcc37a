import { planCalls } from '@gantry/client'
import { bookOf } from '@gantry/planning/editing'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { http } from '../../api/http.ts'
import { useOrganisation } from '../../api/me.ts'
import { PlanSession } from '../session/plan-session.ts'
import { browserStore } from '../sync/pending-store.ts'
import { type PlanServer, PlanSync } from '../sync/plan-sync.ts'

/** A plan that is open, and what keeps it in step. */
export interface OpenPlan {
  readonly session: PlanSession
  readonly sync: PlanSync
}

/** The plan of an initiative: which one it is, what one may do with it, and its rows under edit. */
export function usePlan(initiative: string) {
  const { slug } = useOrganisation()
  const client = useQueryClient()
  const calls = planCalls(http, slug)
  const list = useQuery({
    queryKey: ['org', slug, 'plans', initiative],
    queryFn: ({ signal }) => calls.list(initiative, signal),
    // Created or imported by somebody else while the page says that there is none.
    meta: { watches: ['plan'] },
  })
  const id = list.data?.rows[0]?.id
  const head = useQuery({
    queryKey: ['org', slug, 'plan', id, 'head'],
    queryFn: ({ signal }) => calls.head(id!, signal),
    enabled: id !== undefined,
    meta: { watches: ['plan'] },
  })
  // Loaded once: from then on commands keep it in step.
  const rows = useQuery({
    queryKey: ['org', slug, 'plan', id, 'rows'],
    queryFn: async ({ signal }): Promise<OpenPlan> => {
      const { head: at, plan } = await calls.rows(id!, signal)
      const session = new PlanSession(bookOf(plan))
      return { session, sync: new PlanSync(session, serverOf(calls, id!), id!, at, browserStore()) }
    },
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    structuralSharing: false,
    meta: { watches: [] },
  })
  const open = rows.data
  useEffect(() => open?.sync.start(), [open])
  const seen = head.data?.head
  useEffect(() => {
    if (open && seen !== undefined && seen > open.sync.head) void open.sync.catchUp().catch(() => undefined)
  }, [open, seen])
  return {
    listing: list.data?.rows[0],
    isEmpty: list.isSuccess && id === undefined,
    head: head.data,
    open,
    /** Another when the plan was loaded anew. */
    openedAt: rows.dataUpdatedAt,
    error: list.error ?? head.error ?? rows.error,
    retry: () => void (list.isError ? list.refetch() : head.isError ? head.refetch() : rows.refetch()),
    /** After an import, or when too much was missed. */
    reload: async () => {
      await client.invalidateQueries({ queryKey: ['org', slug, 'plans', initiative] })
      if (id !== undefined) await client.refetchQueries({ queryKey: ['org', slug, 'plan', id] })
    },
  }
}

const serverOf = (calls: ReturnType<typeof planCalls>, id: string): PlanServer => ({
  save: (sent) => calls.save(id, sent),
  commands: (since) => calls.commands(id, since),
  undo: (command) => calls.undo(id, command),
})
