/** An invented XER file of about so many bytes, line by line: columns and shares of rows as P6 writes them. */
export function* xerFile(bytes: number): Generator<string> {
  const activities = Math.ceil(bytes / 670)
  const line = (...fields: readonly (string | number)[]) => `${fields.join('\t')}\r\n`
  yield line('ERMHDR', '18.8', '2026-03-02', 'Project', 'admin', 'Ada', 'db', 'Project Management', 'GBP')
  yield line('%T', 'PROJECT')
  yield line('%F', 'proj_id', 'proj_short_name', 'clndr_id', 'plan_start_date', 'last_recalc_date', 'name_sep_char')
  yield line('%R', 7, 'HARBOUR', 1, '2026-03-02 08:00', '2026-03-02 08:00', '.')
  yield line('%T', 'CALENDAR')
  yield line('%F', 'clndr_id', 'default_flag', 'clndr_name', 'day_hr_cnt', 'week_hr_cnt', 'clndr_type', 'clndr_data')
  yield line('%R', 1, 'Y', 'Five days', 8, 40, 'CA_Base', fiveDays)
  yield line('%T', 'PROJWBS')
  yield line('%F', ...wbsColumns)
  for (let n = 0; n < activities; n += 2) yield line('%R', ...wbsRow(n))
  yield line('%T', 'RSRC')
  yield line('%F', 'rsrc_id', 'clndr_id', 'rsrc_name', 'rsrc_short_name', 'rsrc_type')
  for (let n = 0; n < 200; n++) yield line('%R', 9000 + n, 1, `Crew ${n}`, `C${n}`, 'RT_Labor')
  yield line('%T', 'TASK')
  yield line('%F', ...taskColumns)
  for (let n = 0; n < activities; n++) yield line('%R', ...taskRow(n))
  yield line('%T', 'TASKACTV')
  yield line('%F', 'task_id', 'actv_code_type_id', 'actv_code_id', 'proj_id')
  for (let n = 0; n < activities; n++) yield line('%R', taskId(n), 205, 3186 + (n % 40), 7)
  yield line('%T', 'TASKPRED')
  yield line('%F', ...linkColumns)
  for (let n = 1; n < activities * 1.5; n++) yield line('%R', ...linkRow(n, activities))
  yield line('%T', 'TASKRSRC')
  yield line('%F', ...workColumns)
  for (let n = 0; n < activities; n += 6) yield line('%R', ...workRow(n))
  yield '%E\r\n'
}

const five = ['2', '3', '4', '5', '6'].map((day) => `(0||${day}()((0||0(s|08:00|f|16:00)())))`).join('')
const fiveDays = `(0||CalendarData()((0||DaysOfWeek()((0||1()())${five}(0||7()())))(0||Exceptions()((0||0(d|46118)())))))`

const words = (text: string) => text.trim().split(/\s+/)
const wbsColumns = words(`wbs_id proj_id obs_id seq_num est_wt proj_node_flag sum_data_flag status_code wbs_short_name
  wbs_name phase_id parent_wbs_id ev_user_pct ev_etc_user_value orig_cost indep_remain_total_cost guid`)
const taskColumns = words(`task_id proj_id wbs_id clndr_id phys_complete_pct rev_fdbk_flag est_wt lock_plan_flag
  auto_compute_act_flag complete_pct_type task_type duration_type status_code task_code task_name rsrc_id
  total_float_hr_cnt free_float_hr_cnt remain_drtn_hr_cnt act_work_qty remain_work_qty target_work_qty
  target_drtn_hr_cnt target_equip_qty act_equip_qty remain_equip_qty cstr_date act_start_date act_end_date
  late_start_date late_end_date expect_end_date early_start_date early_end_date restart_date reend_date
  target_start_date target_end_date rem_late_start_date rem_late_end_date cstr_type priority_type suspend_date
  resume_date float_path float_path_order guid tmpl_guid cstr_date2 cstr_type2 driving_path_flag
  act_this_per_work_qty act_this_per_equip_qty external_early_start_date external_late_end_date create_date
  update_date create_user update_user location_id`)
const linkColumns = words(`task_pred_id task_id pred_task_id proj_id pred_proj_id pred_type lag_hr_cnt comments
  float_path aref arls`)
const workColumns = words(`taskrsrc_id task_id proj_id cost_qty_link_flag rsrc_id remain_qty target_qty
  remain_qty_per_hr target_lag_drtn_hr_cnt target_qty_per_hr act_ot_qty act_reg_qty relag_drtn_hr_cnt cost_per_qty
  target_cost act_reg_cost act_ot_cost remain_cost restart_date reend_date target_start_date target_end_date
  rollup_dates_flag guid rate_type rsrc_type cost_per_qty_source_type create_user create_date has_rsrchours`)

const taskId = (n: number) => 100_000 + n
const wbsId = (n: number) => 10_000_000 + (n >> 1)
const guid = (n: number) =>
  `${((n * 2_654_435_761) % 4_294_967_296).toString(36).padStart(7, '0')}kQ+z${(n % 100_000).toString(36).padStart(4, '0')}Yx7bWq3A`
/** Days go round in five years. */
const date = (n: number, hour = '08:00') =>
  `${2026 + (Math.floor(n / 360) % 5)}-${String(1 + (Math.floor(n / 30) % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')} ${hour}`

function wbsRow(n: number): (string | number)[] {
  const [name, parent] = n === 0 ? ['Harbour', ''] : [`Section ${n} of the quay`, wbsId(n < 200 ? 0 : (n % 200) & ~1)]
  return [
    wbsId(n),
    7,
    565,
    n,
    1,
    n === 0 ? 'Y' : 'N',
    'N',
    'WS_Open',
    `S${n}`,
    name,
    '',
    parent,
    6,
    '0.88',
    '0.0000',
    '0.0000',
    guid(n),
  ]
}

function taskRow(n: number): (string | number)[] {
  const hours = 8 * (1 + (n % 30))
  const [start, finish, late, lateEnd] = [date(n), date(n + 5, '16:00'), date(n + 40), date(n + 45, '16:00')]
  return [
    taskId(n),
    7,
    wbsId(n),
    1,
    0,
    'N',
    1,
    'N',
    'N',
    'CP_Drtn',
    'TT_Task',
    'DT_FixedDrtn',
    'TK_NotStart',
    `A-${n}`,
    `Drive sheet piles, section ${n}`,
    '',
    n % 400,
    0,
    hours,
    0,
    0,
    0,
    hours,
    0,
    0,
    0,
    '',
    '',
    '',
    late,
    lateEnd,
    '',
    start,
    finish,
    start,
    finish,
    start,
    finish,
    late,
    lateEnd,
    '',
    'PT_Normal',
    '',
    '',
    '',
    '',
    guid(n),
    guid(n + 7),
    '',
    '',
    'N',
    0,
    0,
    '',
    '',
    '2025-09-15 11:13',
    date(n % 50, '13:44'),
    'admin',
    'admin',
    '',
  ]
}

function linkRow(n: number, activities: number): (string | number)[] {
  const to = 1 + (n % (activities - 1))
  return [
    n,
    taskId(to),
    taskId(Math.max(0, to - 1 - (n % 9))),
    7,
    7,
    n % 5 === 0 ? 'PR_SS' : 'PR_FS',
    n % 7 === 0 ? 16 : 0,
    '',
    '',
    date(n),
    date(n + 9),
  ]
}

function workRow(n: number): (string | number)[] {
  return [
    n,
    taskId(n),
    7,
    'Y',
    9000 + (n % 200),
    40,
    40,
    '0.125',
    0,
    '0.125',
    0,
    0,
    0,
    '1.0000',
    '40.0000',
    '0.0000',
    '0.0000',
    '40.0000',
    date(n),
    date(n + 5),
    date(n),
    date(n + 5),
    'Y',
    guid(n),
    'COST_PER_QTY',
    'RT_Labor',
    'ST_Rsrc',
    'admin',
    date(n % 60),
    'N',
  ]
}
