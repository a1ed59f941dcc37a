import { type Field, tellsMoney } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import { everyKind } from '@gantry/domain/kinds/index'
import { engineBuild } from '@gantry/planning/editing'
import { type Role, roles } from '@gantry/domain/roles'
import { type Browser, home, password } from './open-api.ts'
import type { Made, Twins, World } from './twin-worlds.ts'

/** Something to open by its address: a record, and what stands beside it. */
export interface Piece extends Made {
  readonly comment?: string
  readonly link?: string
  readonly attachment?: string
}

/** By the segment of the kind in URLs. */
export type Pieces = ReadonlyMap<string, Piece>

export interface Reader {
  readonly name: string
  readonly seesMoney: boolean
  /** One for each world, signed in. */
  readonly browsers: readonly Browser[]
}

/** What stands in the worlds; whoever adds a route that needs more adds it here. */
export interface Furniture {
  /** Readers with a role on North see these. */
  readonly visible: Pieces
  /** Only there where there are secrets; no reader may see them, nor notice that they are there. */
  readonly hidden: Pieces
  /** Secrets on an initiative that readers see: for named persons only. */
  readonly named: Pieces
  /** In every world, never the same twice: hidden, but visible records refer to them. */
  readonly decoys: Pieces
  readonly imports: { readonly visible: string; readonly hidden: string }
  /** Ids of plans: of North bridge, of the secret tunnel, and of the realm above. */
  readonly plans: { readonly visible: string; readonly hidden: string; readonly decoy: string }
}

/** The word in every secret: no answer to a reader may hold it. */
export const secretWord = 'Nightjar'

/**
 * Realm (hidden, its title differs)
 *   North                     readers hold their roles here
 *     North bridge            records of every kind; secrets among them for named persons
 * Nightjar works (secret), with records of every kind, some referring to those of North bridge
 */
export async function furnish(twins: Twins): Promise<Furniture> {
  const visible = new Map<string, Piece>()
  const hidden = new Map<string, Piece>()
  const named = new Map<string, Piece>()
  const decoys = new Map<string, Piece>()
  const both = async (segment: string, body: (world: World) => object) =>
    (await twins.both((world) => world.make(segment, body(world))))[0] as Made

  visible.set('people', await both('people', () => ({ fields: { name: 'Cleo Marsh', email: 'cleo@example.org' } })))
  visible.set('organisation-units', await both('organisation-units', () => ({ fields: { title: 'Roads' } })))
  visible.set(
    'reporting-periods',
    await both('reporting-periods', () => ({ fields: { label: 'Q1', asOf: '2026-12-31' } })),
  )
  visible.set(
    'objectives',
    await both('objectives', (world) => ({ fields: fieldsOf('objectives', 'Safer', world, visible) })),
  )
  const works = await twins.hidden((world) =>
    world.make('initiatives', { fields: { title: `${secretWord} works`, type: 'portfolio' } }),
  )
  const realm = await both('initiatives', ({ secret }) => ({
    fields: { title: secret ? `${secretWord} realm` : 'Realm', type: 'portfolio' },
  }))
  decoys.set('initiatives', realm)
  const north = await both('initiatives', () => ({
    initiative: realm.ref,
    fields: { title: 'North', type: 'portfolio' },
  }))
  hidden.set(
    'initiatives',
    await twins.hidden((world) =>
      world.make('initiatives', { initiative: works.ref, fields: { title: `${secretWord} tunnel`, type: 'project' } }),
    ),
  )
  const bridge = await both('initiatives', () => ({
    initiative: north.ref,
    fields: { title: 'North bridge', type: 'project', category: 'Roads', unit: visible.get('organisation-units')?.id },
  }))
  visible.set('initiatives', bridge)

  for (const kind of everyKind.filter((each) => each.of !== 'organisation' && each.name !== 'initiative')) {
    const { segment } = kind
    const record = (world: World, word: string, on: Made, known: Pieces, more: object = {}) =>
      world.make(segment, { initiative: on.ref, fields: fieldsOf(segment, word, world, known), ...more })
    const tunnel = hidden.get('initiatives') as Made
    decoys.set(
      segment,
      await both(segment, (world) => ({
        initiative: realm.ref,
        fields: fieldsOf(segment, world.secret ? secretWord : 'Decoy', world, new Map([...visible, ...decoys])),
      })),
    )
    await twins.hidden((world) =>
      record(world, `${secretWord} before`, tunnel, new Map([...visible, ['initiatives', bridge]])),
    )
    const [made] = await twins.both((world) => record(world, 'Bridge', bridge, referring(visible, decoys)))
    visible.set(segment, made as Made)
    hidden.set(segment, await twins.hidden((world) => record(world, secretWord, tunnel, visible)))
    named.set(
      segment,
      await twins.hidden((world) => record(world, secretWord, bridge, visible, { audience: 'named', readers: [] })),
    )
    await both(segment, (world) => ({ initiative: bridge.ref, fields: fieldsOf(segment, 'Another', world, visible) }))
  }
  for (const [segment, piece] of visible) {
    const [beside] = await twins.both((world) =>
      furnishBeside(world, segment, piece.ref, 'agreed', decoys.get('risks') as Made),
    )
    visible.set(segment, { ...piece, ...beside })
    // A secret may point at what readers see: that must not show either.
    const risk = hidden.get('risks') as Made
    await twins.hidden((world) => post(world, `risks/${risk.ref}/links`, { to: piece.ref, role: 'relates' }))
  }
  for (const secrets of [hidden, named])
    for (const [segment, piece] of secrets) {
      const beside = await twins.hidden((world) => furnishBeside(world, segment, piece.ref, secretWord, bridge))
      secrets.set(segment, { ...piece, ...beside })
    }
  await twins.both((world) => placeInLens(world, north))
  const plans = await furnishPlans(twins, bridge, hidden.get('initiatives') as Made, realm)
  return { visible, hidden, named, decoys, imports: await furnishImports(twins, north), plans }
}

/** A task with costs, its link to another, and who does it; the secret word where the plan is secret. */
async function furnishPlans(twins: Twins, bridge: Made, tunnel: Made, realm: Made): Promise<Furniture['plans']> {
  const plan = async (world: World, initiative: Made, word: string): Promise<string> => {
    const { id } = await post(world, 'plans', {
      initiative: initiative.ref,
      title: `${word} plan`,
      timeZone: 'Europe/London',
    })
    const effort = { fixed: 'units', driven: false }
    const task = { name: `${word} digs`, type: 'task', duration: 480, effort, costMinor: 7_000 * world.money }
    const edits = [
      { on: 'task', id: 'dig', was: null, now: { ...task, order: 'a0' } },
      { on: 'task', id: 'pour', was: null, now: { ...task, order: 'a1' } },
      {
        on: 'resource',
        id: 'gang',
        was: null,
        now: { name: word, type: 'work', rates: [{ table: 'A', standardMinor: world.money }] },
      },
      {
        on: 'assignment',
        id: 'one',
        was: null,
        now: { task: 'dig', resource: 'gang', units: 1, work: 480, costMinor: world.money },
      },
      { on: 'baseline', id: '0', was: null, now: { name: word, savedAt: 0 } },
    ]
    const lag = { in: 'working', minutes: 0 }
    const link = {
      on: 'dependency',
      id: 'one',
      was: null,
      now: { predecessor: 'dig', successor: 'pour', type: 'FS', lag },
    }
    const commands = [
      { id: '01900000-0000-7000-8000-00000000aa01', verb: 'task.add', edits },
      { id: '01900000-0000-7000-8000-00000000aa02', verb: 'link.add', edits: [link] },
    ]
    await post(world, `plans/${String(id)}/commands`, { base: 0, engine: engineBuild, commands })
    await world.api.settled()
    return String(id)
  }
  const [visible = ''] = await twins.both((world) => plan(world, bridge, 'Bridge'))
  const hidden = await twins.hidden((world) => plan(world, tunnel, secretWord))
  const [decoy = ''] = await twins.both((world) => plan(world, realm, world.secret ? secretWord : 'Decoy'))
  // A secret plan may wait for what readers see: that must not show either.
  await twins.hidden(async (world) => {
    await post(world, `plans/${hidden}/outside-links`, { task: 'dig', from: { plan: visible, task: 'pour' } })
    await world.api.settled()
  })
  return { visible, hidden, decoy }
}

/** Fields that refer point at decoys where there is one: those answer "restricted". */
function referring(visible: Pieces, decoys: Pieces): Pieces {
  return new Map([
    ...visible,
    ...[...decoys].filter(([segment]) => segment === 'initiatives' || segment === 'milestones'),
  ])
}

async function furnishBeside(world: World, segment: string, ref: string, word: string, other: Made) {
  const comment = await post(world, `${segment}/${ref}/comments`, { body: `${word}, said Ada` })
  const link = await post(world, `${segment}/${ref}/links`, { to: other.ref, role: 'relates' })
  const attachment = await upload(world, `${segment}/${ref}/attachments`, { file: [`${word}.txt`, `${word}\n`] })
  return { comment: idIn(comment), link: idIn(link), attachment: idIn(attachment) }
}

/** Of what was made: the answer itself, or the last of the rows it stands among. */
function idIn(answer: Record<string, unknown>): string {
  const rows = (Array.isArray(answer.rows) ? answer.rows : [answer]) as { id: unknown; role?: string }[]
  // References of fields stand among the links, and are no links that can be taken away.
  const id = rows.findLast(({ role }) => role === undefined || role === 'relates')?.id
  if (typeof id !== 'string') throw new TypeError(`No id in ${JSON.stringify(answer)}`)
  return id
}

async function post(world: World, url: string, body: object): Promise<Record<string, unknown>> {
  const answer = await world.ada.post(`${home}/${url}`, body)
  if (answer.statusCode >= 300) throw new Error(`POST ${url}: ${answer.body}`)
  return answer.json()
}

/** A form of files ([name, content]) and fields. */
async function upload(world: World, url: string, form: Record<string, string | [string, string]>) {
  const boundary = 'a-boundary-of-the-test'
  const parts = Object.entries(form).map(([name, value]) =>
    typeof value === 'string'
      ? `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      : `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${value[0]}"\r\ncontent-type: text/csv\r\n\r\n${value[1]}\r\n`,
  )
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const payload = `${parts.join('')}--${boundary}--\r\n`
  const answer = await world.ada.send({ method: 'POST', url: `${home}/${url}`, headers, payload })
  if (answer.statusCode >= 300) throw new Error(`POST ${url}: ${answer.body}`)
  return answer.json<Record<string, unknown>>()
}

/** A portfolio beside the tree, of which North is a member today; without secrets in it. */
async function placeInLens(world: World, north: Made): Promise<void> {
  const lens = await world.make('initiatives', { fields: { title: 'Lens', type: 'portfolio' } })
  await world.store.transaction('system', async (tx) => {
    await tx.query({
      text: `insert into portfolio_member (org, id, portfolio, initiative, from_day)
        select org, $1, $2, $3, '2026-01-01' from initiative where id = $2`,
      values: [world.api.gate.door.newId(), lens.id, north.id],
    })
  })
}

async function furnishImports(twins: Twins, north: Made): Promise<Furniture['imports']> {
  const head = 'Project Name,Department,IPA RAG,Start Date,End Date,Whole Life Cost (£m)'
  const row = (title: string, cost: number) => `${title},Roads,Amber,2020-01-01,2030-12-31,${cost}`
  const file = (rows: string[]): [string, string] => ['returns.csv', `${head}\n${rows.join('\n')}\n`]
  const [visible] = await twins.both((world) =>
    upload(world, 'imports', {
      files: file([row('North bridge', 40 * world.money), row('North ferry', 7 * world.money)]),
      period: '2026-12',
      portfolio: north.ref,
    }),
  )
  const hidden = await twins.hidden((world) =>
    upload(world, 'imports', {
      files: file([row(`${secretWord} tunnel`, 900), row(`${secretWord} tower`, 800)]),
      period: '2026-12',
    }),
  )
  return { visible: String(visible?.id), hidden: String(hidden.id) }
}

/** Everyone reads with a role on North; one by a portfolio that North is counted to; one with none. */
export async function admitReaders(twins: Twins): Promise<Reader[]> {
  const readers: Reader[] = []
  for (const role of roles) readers.push(await admit(twins, `${role} of North`, role, 'North'))
  readers.push(await admit(twins, 'viewer of a portfolio with North', 'viewer', 'Lens'))
  readers.push(await admit(twins, 'member without a role', null, ''))
  return readers
}

async function admit(twins: Twins, name: string, role: Role | null, on: string): Promise<Reader> {
  const browsers = await twins.both(async (world) => {
    const email = `${name.replaceAll(' ', '.').toLowerCase()}@example.org`
    const { rows } = (await world.ada.get(`${home}/initiatives?filter=title:eq:${on}`)).json()
    const granted = role === null ? [] : [{ role, initiative: rows[0].ref }]
    const { link } = await post(world, 'invitations', { email, name, roles: granted })
    const browser = world.api.browser()
    const token = new URL(String(link)).searchParams.get('token')
    const answer = await browser.post(`/api/v1/invitations/${token}`, { password })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return browser
  })
  const seesMoney = role !== null && role !== 'contributor' && role !== 'resourceManager'
  return { name, seesMoney, browsers }
}

/** A value for each field that a form can write, so that every type is read, sorted, filtered and exported. */
function fieldsOf(segment: string, word: string, world: World, known: Pieces): Record<string, unknown> {
  const kind = everyKind.find((each) => each.segment === segment) as AnyKind
  const written = Object.entries(kind.fields).filter(([, { computed }]) => !computed)
  const values = written.map(([key, field]) => [key, valueOf(key === kind.title, field, word, world, known)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function valueOf(isTitle: boolean, field: Field, word: string, world: World, known: Pieces): unknown {
  switch (field.type) {
    case 'text':
    case 'note':
      if (tellsMoney(field)) return `${word} costs dear${world.money}`
      return isTitle ? `${word} record` : `${word} as ${field.label}`
    case 'choice':
      return field.of?.[0] ?? `${word} choice`
    case 'flag':
      return true
    case 'count':
    case 'scale':
    case 'percent':
      return Math.max(field.min ?? 0, 3)
    case 'money':
      return { minor: 100_000 * world.money, currency: 'GBP' }
    case 'day':
      return '2027-05-14'
    case 'instant':
      return '2027-05-14T09:00:00Z'
    case 'ref':
      return known.get(segmentOf(field.to))?.id
    case 'refs':
      return [known.get(segmentOf(field.to))?.id].filter(Boolean)
    case 'person':
      return known.get('people')?.id
    case 'tags':
      return [word]
    case 'link':
      return `https://example.org/${word}`
  }
}

function segmentOf(kind: string | undefined): string {
  return everyKind.find((each) => each.name === kind)?.segment ?? ''
}
