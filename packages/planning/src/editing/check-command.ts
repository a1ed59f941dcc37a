import { isObject, isStorable } from './checks.ts'
import { type PlanCommand, planTables, settingsId } from './command.ts'
import type { Edited } from './conflicts.ts'
import { type FieldRule, planFields } from './fields.ts'
import { planLimits } from './limits.ts'
import { type CommandRefusal, refusal } from './refusal.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is wrong with a command whatever plan it is for: its shape, and what its fields take. */
export function checkCommand(command: PlanCommand): CommandRefusal | undefined {
  if (!isObject(command) || typeof command.id !== 'string' || !uuid.test(command.id))
    return refusal('command.id', 'A command’s id is a UUID in small letters.', { place: 'id' })
  if (typeof command.verb !== 'string' || !/^[A-Za-z][A-Za-z.]{0,63}$/.test(command.verb))
    return refusal('command.verb', 'A command’s verb is up to 64 letters and dots, such as task.rename.', {
      place: 'verb',
    })
  if (command.undoes !== undefined && (typeof command.undoes !== 'string' || !uuid.test(command.undoes)))
    return refusal('command.undoes', '“undoes” is the id of a command.', { place: 'undoes' })
  if (!Array.isArray(command.edits) || command.edits.length === 0)
    return refusal('command.empty', 'A command changes at least one row.', { place: 'edits' })
  if (command.edits.length > planLimits.edits)
    return refusal(
      'command.tooMany',
      `A command changes at most ${planLimits.edits} rows; this one ${command.edits.length}. Maybe do it in parts.`,
      { place: 'edits' },
    )
  for (const [n, edit] of command.edits.entries()) {
    const wrong = checkEdit(edit as Edited, `edits.${n}`)
    if (wrong) return wrong
  }
  return undefined
}

function checkEdit(edit: Edited, place: string): CommandRefusal | undefined {
  if (!isObject(edit) || !planTables.includes(edit.on))
    return refusal('edit.table', `An edit is on one of ${planTables.join(', ')}.`, { place: `${place}.on` })
  if (typeof edit.id !== 'string' || edit.id === '' || edit.id.length > 255 || !isStorable(edit.id))
    return refusal('edit.id', 'A row’s id is a text of 1 to 255 characters.', { place: `${place}.id` })
  if (edit.on === 'settings' && edit.id !== settingsId)
    return refusal('edit.id', `The id of a plan’s settings is “${settingsId}”.`, { place: `${place}.id` })
  const rules: Readonly<Record<string, FieldRule>> = planFields[edit.on]
  for (const side of ['was', 'now'] as const) {
    const fields = edit[side]
    if (fields === null) continue
    if (!isObject(fields))
      return refusal('edit.shape', `“${side}” names fields, or is null.`, { place: `${place}.${side}` })
    for (const [name, value] of Object.entries(fields)) {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
      const at = { place: `${place}.${side}.${name}`, rows: [{ on: edit.on, id: edit.id }] }
      if (rule === undefined) return refusal('field.unknown', `There is no field “${name}” in ${edit.on}.`, at)
      if (side === 'was') continue
      const wrong = value === null || value === undefined ? rule.required && 'cannot be left out' : rule.check(value)
      if (wrong) return refusal('field.wrong', `“${name}” ${wrong}.`, at)
    }
  }
  return edit.was === null ? checkNew(edit, rules, place) : undefined
}

function checkNew({ on, id, now }: Edited, rules: Readonly<Record<string, FieldRule>>, place: string) {
  const missing = Object.keys(rules).find((name) => rules[name]!.required && (now ?? {})[name] === undefined)
  if (missing === undefined || now === null) return undefined
  return refusal('field.missing', `A new ${on} needs “${missing}”.`, {
    place: `${place}.now.${missing}`,
    rows: [{ on, id }],
  })
}
