/** An XER file from rows as a person would jot them down. */
export function xerText(
  tables: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>,
): string {
  const lines = ['ERMHDR\t18.8\t2026-03-02\tProject\tadmin\tAda\tdb\tProject Management\tGBP']
  for (const [name, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    lines.push(`%T\t${name}`, `%F\t${columns.join('\t')}`)
    for (const row of rows) lines.push(`%R\t${columns.map((column) => row[column] ?? '').join('\t')}`)
  }
  return [...lines, '%E', ''].join('\r\n')
}

/** Monday to Friday 08:00 to 16:00, closed on 6 April 2026. */
export const eightHours =
  '(0||CalendarData()((0||DaysOfWeek()((0||1()())' +
  ['2', '3', '4', '5', '6'].map((day) => `(0||${day}()((0||0(s|08:00|f|16:00)())))`).join('') +
  '(0||7()())))(0||VIEW(ShowTotal|N)())(0||Exceptions()((0||0(d|46118)())))))'

/** Two activities and a milestone in one project; parts can be put in the place of these. */
export function smallXer(parts: Parameters<typeof xerText>[0] = {}): Uint8Array {
  return new TextEncoder().encode(
    xerText({
      PROJECT: [
        {
          proj_id: 7,
          proj_short_name: 'FERRY',
          clndr_id: 1,
          plan_start_date: '2026-03-02 08:00',
          last_recalc_date: '2026-03-02 08:00',
          name_sep_char: '.',
        },
      ],
      CALENDAR: [
        {
          clndr_id: 1,
          default_flag: 'Y',
          clndr_name: 'Five days',
          day_hr_cnt: 8,
          week_hr_cnt: 40,
          month_hr_cnt: 172,
          clndr_type: 'CA_Base',
          clndr_data: eightHours,
        },
      ],
      PROJWBS: [
        {
          wbs_id: 10,
          proj_id: 7,
          proj_node_flag: 'Y',
          wbs_short_name: 'FERRY',
          wbs_name: 'Ferry terminal',
          seq_num: 0,
        },
        {
          wbs_id: 11,
          proj_id: 7,
          proj_node_flag: 'N',
          wbs_short_name: 'QUAY',
          wbs_name: 'Quay',
          parent_wbs_id: 10,
          seq_num: 1,
        },
      ],
      TASK: [
        task({
          task_id: 100,
          wbs_id: 11,
          task_code: 'A100',
          task_name: 'Piles',
          target_drtn_hr_cnt: 40,
          remain_drtn_hr_cnt: 40,
        }),
        task({
          task_id: 101,
          wbs_id: 11,
          task_code: 'A110',
          task_name: 'Deck',
          target_drtn_hr_cnt: 80,
          remain_drtn_hr_cnt: 80,
        }),
        task({
          task_id: 102,
          wbs_id: 10,
          task_code: 'M1',
          task_name: 'Open',
          task_type: 'TT_FinMile',
          target_drtn_hr_cnt: 0,
          remain_drtn_hr_cnt: 0,
        }),
      ],
      TASKPRED: [
        {
          task_pred_id: 1,
          task_id: 101,
          pred_task_id: 100,
          proj_id: 7,
          pred_proj_id: 7,
          pred_type: 'PR_SS',
          lag_hr_cnt: 16,
        },
        {
          task_pred_id: 2,
          task_id: 102,
          pred_task_id: 101,
          proj_id: 7,
          pred_proj_id: 7,
          pred_type: 'PR_FS',
          lag_hr_cnt: 0,
        },
      ],
      ...parts,
    }),
  )
}

export function task(cells: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return {
    proj_id: 7,
    clndr_id: 1,
    task_type: 'TT_Task',
    status_code: 'TK_NotStart',
    duration_type: 'DT_FixedDUR2',
    est_wt: 1,
    ...cells,
  }
}
