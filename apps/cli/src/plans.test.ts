import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePlan } from '@gantry/formats/plans/write-plan'
import { schedule } from '@gantry/planning'
import { planText } from '@gantry/planning/testing/plan-text'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { exitCodes } from './refused.ts'
import { run } from './run.ts'

const scratch = mkdtempSync(join(tmpdir(), 'gantry-plans-'))
const at = (name: string) => join(scratch, name)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command as somebody types it, in this process: none of these needs a server or data. */
async function gantry(...args: string[]): Promise<Ended> {
  const ended = { out: '', err: '' }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => ((ended.out += String(chunk)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => ((ended.err += String(chunk)), true)),
  ]
  try {
    return { code: await run([process.execPath, 'gantry', ...args]), ...ended }
  } finally {
    for (const spy of spies) spy.mockRestore()
    process.exitCode = undefined
  }
}

const json = (ended: Ended) => JSON.parse(ended.out)

/** A plan file that stores what the engine computes of the drawn plan. */
function drawn(name: string, text: string): string {
  const plan = planText(text)
  writeFileSync(at(name), writePlan(plan, 'mspdi', schedule(plan)).bytes)
  return at(name)
}

const quay = drawn(
  'quay.xml',
  `
  piles   3d                    |XXX       |
  deck    4d; after piles       |   XX..XX |
  signs   1d; after piles       |   X      |
  opened  milestone; after deck |         *|`,
)

describe('gantry schedule', () => {
  test('tells dates, float and what is critical in a table', async () => {
    const { code, out, err } = await gantry('schedule', quay)
    expect([code, err]).toEqual([exitCodes.done, ''])
    expect(out).toMatch(/4 tasks by the rules of Microsoft Project/)
    expect(out).toMatch(/deck +2026-05-07 08:00 +2026-05-12 17:00 +0 d +critical/)
    expect(out).toMatch(/signs +2026-05-07 08:00 +2026-05-07 17:00 +3 d\n/)
  })

  test('gives machines a row a task under the unique id of the file', async () => {
    const answer = json(await gantry('schedule', quay, '--json'))
    const [piles, deck] = answer.tasks
    expect(Object.keys(answer)).toEqual(['file', 'format', 'rules', 'title', 'start', 'finish', 'tasks', 'findings'])
    expect(deck).toMatchObject({
      name: 'deck',
      es: '2026-05-07T08:00',
      ef: '2026-05-12T17:00',
      ls: '2026-05-07T08:00',
      lf: '2026-05-12T17:00',
      start: '2026-05-07T08:00',
      finish: '2026-05-12T17:00',
      totalFloatMinutes: 0,
      freeFloatMinutes: 0,
      critical: true,
      drivers: [{ by: 'dependency', uid: piles.uid }],
    })
  })

  test('schedules by the rules and as of the day that are asked for', async () => {
    const answer = json(await gantry('schedule', quay, '--rules', 'p6', '--status-date', '2026-05-05T08:00', '--json'))
    expect(answer).toMatchObject({ rules: 'p6', start: '2026-05-05T08:00' })
  })
})

describe('gantry compare', () => {
  test('a file that says what we say is all equal', async () => {
    const [words, strict] = [await gantry('compare', quay), await gantry('compare', quay, '--strict', '--json')]
    expect(words.out).toContain('Everything that the file stores is what we compute.')
    expect(strict.code).toBe(exitCodes.done)
    expect(json(strict)).toMatchObject({ tasks: 4, fields: { es: { compared: 4, equal: 4 } }, differences: [] })
  })

  test('a date that the file has elsewhere is told with its reason, and fails only when that is asked for', async () => {
    const text = readFileSync(quay, 'utf8')
    const moved = text.replaceAll('<LateFinish>2026-05-12T17:00:00', '<LateFinish>2026-05-13T08:00:00')
    writeFileSync(at('night.xml'), moved)
    const [words, machine, strict] = [
      await gantry('compare', at('night.xml')),
      await gantry('compare', at('night.xml'), '--json'),
      await gantry('compare', at('night.xml'), '--strict'),
    ]
    expect([words.code, machine.code, strict.code]).toEqual([0, 0, exitCodes.doesNotHold])
    expect(words.out).toMatch(/hours in which nobody\s+works/)
    expect(json(machine).differences[0]).toMatchObject({
      field: 'lf',
      stored: '2026-05-13T08:00',
      computed: '2026-05-12T17:00',
      reasonId: 'sameWorkingTime',
    })
  })
})

describe('gantry why', () => {
  test('leads from a task back to the start of the plan, and on to what it must not delay', async () => {
    const { code, out } = await gantry('why', quay, 'sign')
    expect(code).toBe(exitCodes.done)
    expect(out).toMatch(/signs starts Thu 7 May 08:00 because piles \(FS\) ends Wed 6 May 17:00/)
    expect(out).toMatch(/What it must not delay[\s\S]*Float[\s\S]*3 d of float/)
    const { uid, early } = json(await gantry('why', quay, 'deck', '--json'))
    expect(early.map((step: { uid: string; date: string }) => [step.uid, step.date])).toEqual([
      [uid, '2026-05-07T08:00'],
      [expect.any(String), '2026-05-04T08:00'],
    ])
  })

  test('asks which task is meant', async () => {
    expect(await gantry('why', quay, 'e')).toMatchObject({
      code: exitCodes.usage,
      err: expect.stringContaining('deck'),
    })
    expect(await gantry('why', quay, 'mast')).toMatchObject({
      code: exitCodes.usage,
      err: expect.stringContaining('no task “mast”'),
    })
  })
})

test('gantry diff tells which change moved the finish', async () => {
  const later = drawn(
    'later.xml',
    `
    piles   4d                    |XXXX       |
    deck    4d; after piles       |    X..XXX |
    signs   1d; after piles       |    X      |
    opened  milestone; after deck |          *|`,
  )
  const [words, machine, same] = [
    await gantry('diff', quay, later),
    await gantry('diff', quay, later, '--json'),
    await gantry('diff', quay, quay, '--strict'),
  ]
  expect(words.out).toContain('The finish moves from 2026-05-12 17:00 to 2026-05-13 17:00 (+1 d).')
  expect(words.out).toMatch(/\+1 d, to 2026-05-13 17:00: .*piles/)
  expect(json(machine).tasks).toHaveLength(4)
  expect([same.code, same.out]).toEqual([0, 'Nothing differs in 4 tasks.\n'])
})

test('gantry health says what was looked at, found and is good, and fails only when that is asked for', async () => {
  const [words, machine, strict] = [
    await gantry('health', quay),
    await gantry('health', quay, '--json'),
    await gantry('health', quay, '--strict'),
  ]
  expect([words.code, strict.code]).toEqual([0, exitCodes.doesNotHold])
  expect(words.out).toMatch(/✗ +Tasks without a successor +\d/)
  expect(words.out).toContain('“signs” has no successor.')
  expect(json(machine).results.map(({ id }: { id: string }) => id)).toContain('criticalPath.test')
})

test('gantry convert keeps what the file says, and never writes over a file unasked', async () => {
  expect(await gantry('convert', quay, at('quay.xer'))).toMatchObject({ code: 0 })
  const [again, forced, back] = [
    await gantry('convert', quay, at('quay.xer')),
    await gantry('convert', quay, at('quay.json'), '--force', '--json'),
    await gantry('schedule', at('quay.xer'), '--rules', 'msproject', '--json'),
  ]
  expect(again).toMatchObject({ code: exitCodes.refused, err: expect.stringContaining('is there already') })
  expect(json(forced)).toMatchObject({ from: 'mspdi', to: 'gantry-plan', scheduled: false })
  expect(json(back).finish).toBe('2026-05-12T17:00')
})

describe('what is refused', () => {
  writeFileSync(at('letter.xml'), '<html><body>Dear planner</body></html>')
  writeFileSync(at('half.xml'), readFileSync(quay).subarray(0, 900))
  writeFileSync(at('empty.xer'), '')
  test.each([
    { args: ['schedule', 'nowhere.xml'], code: exitCodes.usage, says: 'nowhere.xml' },
    { args: ['schedule', scratch], code: exitCodes.usage, says: 'folder' },
    { args: ['compare', at('letter.xml')], code: exitCodes.refused, says: 'web page' },
    { args: ['health', at('half.xml')], code: exitCodes.refused, says: 'half.xml' },
    { args: ['diff', quay, at('empty.xer')], code: exitCodes.refused, says: 'empty' },
    { args: ['convert', quay, at('quay.doc')], code: exitCodes.usage, says: '.xer' },
    { args: ['schedule', quay, '--rules', 'asta'], code: exitCodes.usage, says: 'msproject' },
    { args: ['schedule', quay, '--status-date', 'soon'], code: exitCodes.usage, says: '2026-09-30' },
  ])('$args', async ({ args, code, says }) => {
    const ended = await gantry(...args)
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(says)
    expect(ended.out + ended.err).not.toMatch(/\n\s+at /)
  })
})

test('what cannot be meant is refused, with what may be', async () => {
  const twice = drawn('twice.xml', 'piles 1d\n piling 2d; after piles')
  const asked = await gantry('why', twice, 'pil')
  expect([asked.code, asked.err]).toEqual([
    exitCodes.usage,
    expect.stringContaining('2 tasks hold in their names “pil”.'),
  ])
  expect(asked.err).toMatch(/by its unique id: \d+ \(piles\), \d+ \(piling\)/)
  const baseline = await gantry('health', quay, '--baseline', '7')
  expect([baseline.code, baseline.err]).toEqual([exitCodes.usage, expect.stringContaining('no baseline “7”')])
  const project = await gantry('schedule', quay, '--project', 'X')
  expect([project.code, project.err]).toEqual([exitCodes.usage, expect.stringContaining('leave out --project')])
})

test('a file that was cut short is told beside every answer', async () => {
  const { bytes } = writePlan(planText('plan p6\n piles 3d\n deck 4d; after piles'), 'xer')
  const text = new TextDecoder().decode(bytes)
  writeFileSync(at('cut.xer'), text.slice(0, text.lastIndexOf('%E')))
  for (const args of [['health'], ['compare'], ['why', 'piles'], ['diff', at('cut.xer')]]) {
    const { code, err } = await gantry(args[0]!, at('cut.xer'), ...args.slice(1))
    expect([code, err]).toEqual([exitCodes.done, expect.stringContaining('ends before its end mark')])
  }
})
