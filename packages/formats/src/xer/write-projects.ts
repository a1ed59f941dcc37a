import type { Plan, RuleOptions } from '@gantry/planning'
import { rulesFor } from '@gantry/planning/network/rule-sets'
import { FindingLog } from '../plans/finding-log.ts'
import { criticalWords, floatWords, lagCalendarWords, wordFor } from './codes.ts'
import type { OutCells } from './out-tables.ts'
import { planOfProjects } from './projects.ts'
import { formatDate, formatHours, formatText } from './values.ts'
import type { WriteContext } from './write-context.ts'

/** PROJECT and SCHEDOPTIONS: as they came but for what the plan says otherwise; made for a plan from elsewhere. */
export function writeProjects(context: WriteContext): void {
  const { plan, kept, out } = context
  tellBaselines(context)
  if (!context.fromXer) return addProject(context)
  const changes = changesOf(plan, context)
  for (const project of kept.projects) {
    out.add('PROJECT', { ...project.PROJECT, ...changes.project })
    if (project.SCHEDOPTIONS !== undefined || Object.keys(changes.rules).length > 0) {
      out.add('SCHEDOPTIONS', { ...(project.SCHEDOPTIONS ?? { proj_id: project.id }), ...changes.rules })
    }
  }
}

/** P6 keeps baselines as projects of their own; only those that came as such are written. */
function tellBaselines({ plan, kept, log }: WriteContext): void {
  const came = kept.loose['PROJECT']?.length ?? 0
  const lost = Math.max(0, plan.baselines.length - came)
  if (lost > 0)
    log.warn('xer.baselines', 'Baselines are projects of their own in P6: they were left out.', { count: lost })
}

function addProject(context: WriteContext): void {
  const { plan, out, mainProject } = context
  const options = rulesFor(plan.rules, plan.options).options
  out.add('PROJECT', {
    ...usual,
    proj_id: mainProject,
    proj_short_name: 'PLAN',
    clndr_id: context.calendarIds.get(plan.calendar),
    ...dateCells(plan),
    last_recalc_date: dateText(plan.statusDate ?? plan.start),
    ...criticalCells(options),
  })
  out.add('SCHEDOPTIONS', { schedoptions_id: '1', proj_id: mainProject, ...usualRules, ...ruleCells(options) })
  if (plan.rules !== 'p6') {
    context.log.note('xer.rules', 'The plan was made under other rules than P6’s: P6 may reckon other dates from it.')
  }
  if (plan.from === 'finish') {
    context.log.warn(
      'xer.fromFinish',
      'P6 schedules from the start: the plan will not be reckoned back from its finish.',
    )
  }
}

const usual = {
  fy_start_month_num: '1',
  project_flag: 'Y',
  name_sep_char: '.',
  def_complete_pct_type: 'CP_Drtn',
  def_duration_type: 'DT_FixedDUR2',
  def_qty_type: 'QT_Hour',
  def_rate_type: 'COST_PER_QTY',
  def_task_type: 'TT_Task',
  task_code_prefix: 'A',
  task_code_base: '1000',
  task_code_step: '10',
  export_flag: 'Y',
}

const usualRules = {
  sched_outer_depend_type: 'SD_Both',
  sched_lag_early_start_flag: 'Y',
  sched_setplantoforecast: 'N',
  sched_use_expect_end_flag: 'Y',
  sched_use_project_end_date_for_float: 'Y',
}

/** What the plan says now and its projects did not. */
function changesOf(plan: Plan, context: WriteContext): { project: OutCells; rules: OutCells } {
  const before = planOfProjects(context.kept.projects, new FindingLog())
  const now = Object.entries(plan.options).filter(
    ([name, value]) => before.options[name as keyof RuleOptions] !== value,
  )
  const changed: Partial<RuleOptions> = Object.fromEntries(now)
  return {
    project: {
      ...(before.start === plan.start ? {} : { plan_start_date: dateText(plan.start) }),
      ...(before.finish === plan.finish ? {} : { plan_end_date: dateText(plan.finish) }),
      ...(before.statusDate === plan.statusDate ? {} : { last_recalc_date: dateText(plan.statusDate) }),
      ...criticalCells(changed),
      ...calendarCells(context),
    },
    rules: ruleCells(changed),
  }
}

function calendarCells({ plan, kept, calendarIds }: WriteContext): OutCells {
  const known = plan.calendars.some(({ id }) => id === plan.calendar)
  if (!known || kept.projects.some(({ PROJECT }) => PROJECT['clndr_id']?.trim() === plan.calendar)) return {}
  const named = kept.projects.some(({ PROJECT }) => calendarIds.has(PROJECT['clndr_id']?.trim() ?? ''))
  return !named && plan.calendars[0]?.id === plan.calendar ? {} : { clndr_id: calendarIds.get(plan.calendar) }
}

function dateCells({ start, finish }: Plan): OutCells {
  return { plan_start_date: dateText(start), plan_end_date: dateText(finish) }
}

function dateText(date: number | undefined): string | undefined {
  return date === undefined ? undefined : formatDate(date)
}

function criticalCells({ criticalFloat, criticalBy }: Partial<RuleOptions>): OutCells {
  return {
    ...(criticalFloat === undefined ? {} : { critical_drtn_hr_cnt: formatHours(criticalFloat) }),
    ...(criticalBy === undefined ? {} : { critical_path_type: wordFor(criticalWords, criticalBy) }),
  }
}

function ruleCells({ lagCalendar, outOfSequence, totalFloat, openEndsCritical }: Partial<RuleOptions>): OutCells {
  return {
    ...(lagCalendar === undefined
      ? {}
      : { sched_calendar_on_relationship_lag: wordFor(lagCalendarWords, lagCalendar) }),
    ...(outOfSequence === undefined
      ? {}
      : {
          sched_retained_logic: outOfSequence === 'retainedLogic' ? 'Y' : 'N',
          sched_progress_override: outOfSequence === 'progressOverride' ? 'Y' : 'N',
        }),
    ...(totalFloat === undefined ? {} : { sched_float_type: wordFor(floatWords, totalFloat) }),
    ...(openEndsCritical === undefined ? {} : { sched_open_critical_flag: openEndsCritical ? 'Y' : 'N' }),
  }
}

/** ERMHDR: version, day of export, kind, who, from where; currency last. */
export function headerOf({ plan, kept, currency }: WriteContext): string[] {
  if (kept.header.length === 0) {
    const day = formatDate(plan.statusDate ?? plan.start ?? 0).slice(0, 10)
    return ['18.8', day, 'Project', 'gantry', 'Gantry', 'dbxDatabaseNoName', 'Project Management', currency]
  }
  const header = [...kept.header]
  if (plan.currency !== undefined && header.length > 7) header[7] = formatText(plan.currency)
  return header
}

/** Tables P6 wants to find even where the plan has nothing to say about them. */
export function writeSurroundings({ out, currency, digits, fromXer }: WriteContext): void {
  if (fromXer) return
  out.add('CURRTYPE', {
    curr_id: '1',
    decimal_digit_cnt: String(digits),
    curr_symbol: currency,
    decimal_symbol: '.',
    digit_group_symbol: ',',
    pos_curr_fmt_type: '#1.1',
    neg_curr_fmt_type: '(#1.1)',
    curr_type: currency,
    curr_short_name: currency,
    group_digit_cnt: '3',
    base_exch_rate: '1',
  })
  out.add('OBS', { obs_id: '1', seq_num: '0', obs_name: 'Enterprise' })
}
