import type { Result } from '@gantry/store/database'
import { linkedIdentities, proposedIdentities, sidesOf } from '@gantry/store/imports/identities'
import type { Context } from '../context.ts'
import { loadParent } from '../initiatives/parent.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'

/** One side of a match: what it is called, and what it reported when. */
export interface Side {
  readonly initiative: {
    readonly id: string
    readonly ref: string
    readonly title: string
    readonly unit: string | null
  }
  readonly externalId: string | null
  readonly name: string
  readonly unit: string | null
  /** Of the unit that reported it, where it is on record. */
  readonly unitId: string | null
  readonly reports: readonly SideReport[]
}

export interface SideReport {
  readonly period: string
  readonly asOf: string
  readonly title: string
  readonly endDate: string | null
  readonly wholeLifeCost: { readonly minor: number; readonly currency: string } | null
  readonly rating: string | null
}

export interface ProposedIdentity {
  readonly proposal: string
  readonly basis: string
  readonly score: number
  readonly evidence: readonly string[]
  readonly sourceIdentity: string
  readonly incoming: Side
  readonly known: Side
  /** Periods in which both reported: then they cannot be one. */
  readonly clash: readonly string[]
  readonly mayLink: boolean
}

export interface LinkedIdentity {
  readonly link: string
  readonly sourceIdentity: string
  readonly externalId: string | null
  readonly name: string
  readonly unit: string | null
  readonly initiative: { readonly id: string; readonly ref: string; readonly title: string }
  readonly from: string | null
  readonly until: string | null
  readonly how: string
  readonly byName: string | null
  readonly at: string
  readonly reason: string | null
  readonly mayBreak: boolean
}

type Row = Readonly<Record<string, unknown>>
const most = 500

/** Matches that wait for a person, side by side. */
export async function proposed(context: Context): Promise<Outcome<{ rows: ProposedIdentity[] }>> {
  const [found] = await context.store.read({ org: context.org }, [proposedIdentities(sightOf(context), most)])
  const rows = (found?.rows ?? []) as Row[]
  const sides = await loadSides(
    context,
    rows.flatMap((row) => [row.mine as string, row.theirs as string]),
  )
  return done({
    rows: rows.map((row) => {
      const known = row.known as { title: string; externalId: string | null; unit: string | null }
      const incoming = sides.side(row.mine as string, { externalId: row.external_id, name: row.name, unit: row.unit })
      const other = sides.side(row.theirs as string, {
        externalId: known.externalId,
        name: known.title,
        unit: known.unit,
      })
      const periods = new Set(other.reports.map((report) => report.period))
      return {
        proposal: row.id as string,
        basis: row.basis as string,
        score: Number(row.score),
        evidence: row.evidence as string[],
        sourceIdentity: row.source_identity as string,
        incoming,
        known: other,
        clash: incoming.reports.map((report) => report.period).filter((period) => periods.has(period)),
        mayLink: sides.mayImport(row.mine as string) && sides.mayImport(row.theirs as string),
      }
    }),
  })
}

/** Identities and what they are linked to, all or those of one initiative. */
export async function linked(
  context: Context,
  initiative: string | undefined,
): Promise<Outcome<{ rows: LinkedIdentity[] }>> {
  const of = await loadParent(context, reading(context), initiative)
  if (!of.ok) return of
  const [found] = await context.store.read({ org: context.org }, [
    linkedIdentities(sightOf(context), of.value?.id ?? null, most),
  ])
  const rows = (found?.rows ?? []) as Row[]
  const sides = await loadSides(
    context,
    rows.map((row) => row.mine as string),
  )
  return done({
    rows: rows.map((row) => {
      const { initiative, externalId, name, unit } = sides.side(row.mine as string, {
        externalId: row.external_id,
        name: row.name,
        unit: row.unit,
      })
      return {
        link: row.id as string,
        sourceIdentity: row.source_identity as string,
        externalId,
        name,
        unit,
        initiative: { id: initiative.id, ref: initiative.ref, title: initiative.title },
        from: row.from_as_of as string | null,
        until: row.until_as_of as string | null,
        how: row.how as string,
        byName: row.by_name as string | null,
        at: row.recorded_at as string,
        reason: row.reason as string | null,
        mayBreak: sides.mayImport(row.mine as string),
      }
    }),
  })
}

async function loadSides(context: Context, ids: readonly string[]) {
  const { access } = context.actor
  const [initiatives, reports, units] = await context.store.read(
    { org: context.org },
    sidesOf(context.org, [...new Set(ids)]),
  )
  const byId = new Map(rowsOf(initiatives).map((row) => [row.id as string, row]))
  const reportsOf = Map.groupBy(rowsOf(reports), (row) => row.initiative as string)
  const unitTitles = new Map(rowsOf(units).map((row) => [row.id as string, row.title as string]))
  const idsByTitle = new Map([...unitTitles].map(([id, title]) => [title, id]))
  const unitCalled = (said: string) => (unitTitles.has(said) ? said : (idsByTitle.get(said) ?? null))

  function side(id: string, said: { externalId: unknown; name: unknown; unit: unknown }): Side {
    const row = byId.get(id)
    const seesMoney = access.seesMoney((row?.place as string | undefined) ?? null)
    return {
      initiative: {
        id,
        ref: row?.ref as string,
        title: row?.title as string,
        unit: (row?.unit as string | null) ?? null,
      },
      externalId: said.externalId as string | null,
      name: said.name as string,
      unit: typeof said.unit === 'string' ? (unitTitles.get(said.unit) ?? said.unit) : null,
      unitId: typeof said.unit === 'string' ? unitCalled(said.unit) : null,
      reports: (reportsOf.get(id) ?? []).map((report) => sideReport(report, seesMoney)),
    }
  }
  const mayImport = (id: string) => access.may('import', (byId.get(id)?.place as string | undefined) ?? null).ok
  return { side, mayImport }
}

function sideReport(row: Row, seesMoney: boolean): SideReport {
  const minor = row.whole_life_cost
  return {
    period: row.period as string,
    asOf: row.as_of as string,
    title: row.title as string,
    endDate: row.end_date as string | null,
    wholeLifeCost:
      seesMoney && typeof minor === 'number' ? { minor, currency: row.whole_life_cost_currency as string } : null,
    rating: row.rating as string | null,
  }
}

function rowsOf(result: Result | undefined): Row[] {
  return (result?.rows ?? []) as Row[]
}
