import { Button, Select, Textarea, TextInput } from '@mantine/core'
import type { ConstraintType, Task } from '@gantry/planning'
import { constraintTypes } from '@gantry/planning/plan'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { SidePanel } from '../../components/side-panel.tsx'
import type { PlanColumn } from '../columns/column.ts'
import { constraintCodes, constraintText, hasDate } from '../columns/constraint.ts'
import { usePlanScreen } from '../ui/plan-context.ts'
import { LinkList } from './link-list.tsx'
import classes from './panel.module.css'
import { WhyHere } from './why-here.tsx'

/** One task beside the plan: why it stands where it does, what holds it, and every field of it. */
export default function TaskPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('plan')
  const { session } = usePlanScreen()
  useSyncExternalStore(session.subscribe, session.version)
  const task = session.task(id)
  if (task === undefined) return null
  return (
    <SidePanel title={task.name} onClose={onClose}>
      <div className={classes.sections}>
        <WhyHere id={id} />
        <section>
          <h3>{t('panel.schedule')}</h3>
          <div className={classes.fields}>
            <Field task={task} column="name" wide />
            <Field task={task} column="duration" />
            <Field task={task} column="percent" />
            <Field task={task} column="start" />
            <Field task={task} column="finish" />
            <ConstraintEditor task={task} />
            <Field task={task} column="deadline" />
            <Field task={task} column="calendar" />
            <Field task={task} column="type" />
            <Field task={task} column="mode" />
            <Field task={task} column="resources" wide />
          </div>
          <SplitTools task={task} />
        </section>
        <LinkList id={id} />
        <section>
          <h3>{t('column.notes')}</h3>
          <Field task={task} column="notes" wide area />
        </section>
      </div>
    </SidePanel>
  )
}

/** What is being typed over a value, until the value is another. */
function useDraft(there: string): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ over: there, text: there })
  return [draft.over === there ? draft.text : there, (text) => setDraft({ over: there, text })]
}

/** A field as its column reads and writes it. */
function Field({ task, column: name, wide, area }: { task: Task; column: string; wide?: boolean; area?: boolean }) {
  const { actions, allColumns, readOnly } = usePlanScreen()
  const column = allColumns.find(({ id }) => id === name) as PlanColumn
  const { context } = actions
  const there = column.edit?.value?.(context, task) ?? column.text(context, task)
  const [text, setText] = useDraft(there)
  const [error, setError] = useState<string>()
  const fixed = readOnly ?? column.edit?.fixed?.(context, task)
  const keep = (value: string) => {
    if (value === there) return setError(undefined)
    setError(actions.setCells(column.edit!.verb, [{ id: task.id, column, text: value }])?.sentence)
  }
  const choices = column.edit?.choices?.(context, task)
  const common = {
    label: column.label,
    disabled: fixed !== undefined,
    description: fixed,
    error,
    className: wide ? classes.wide : undefined,
  }
  if (choices)
    return (
      <Select
        {...common}
        data={[...choices]}
        value={there}
        allowDeselect={false}
        onChange={(value) => keep(value ?? '')}
      />
    )
  const Input = area ? Textarea : TextInput
  return (
    <Input
      {...common}
      {...(area ? { autosize: true, minRows: 3, 'aria-label': column.label, label: undefined } : {})}
      value={text}
      onChange={(event: { currentTarget: { value: string } }) => setText(event.currentTarget.value)}
      onBlur={() => keep(text)}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === 'Enter' && !area) keep(text)
        if (event.key === 'Escape' && text !== there) {
          event.preventDefault()
          event.stopPropagation()
          setText(there)
        }
      }}
    />
  )
}

/** What holds a task: how, and from which day. */
function ConstraintEditor({ task }: { task: Task }) {
  const { t } = useTranslation('plan')
  const { actions, allColumns, readOnly, session } = usePlanScreen()
  const column = allColumns.find(({ id }) => id === 'constraint') as PlanColumn
  const type: ConstraintType = task.constraint?.type ?? 'asSoonAsPossible'
  const dateText = task.constraint?.date === undefined ? '' : constraintText(task.constraint).replace(/^\w+ /, '')
  const [day, setDay] = useDraft(dateText)
  const [error, setError] = useState<string>()
  const keep = (text: string) =>
    setError(actions.setCells('task.constraint', [{ id: task.id, column, text }])?.sentence)
  const offered = constraintTypes.filter(
    (one) => session.book.settings.rules === 'p6' || (one !== 'startOn' && one !== 'finishOn'),
  )
  const off = readOnly !== undefined || task.type === 'summary'
  return (
    <>
      <Select
        label={column.label}
        disabled={off}
        data={offered.map((value) => ({ value, label: t(`constraint.${value}`) }))}
        value={type}
        allowDeselect={false}
        onChange={(next) => {
          const chosen = (next ?? 'asSoonAsPossible') as ConstraintType
          const dates = session.dates.of(task.id)
          const near =
            column.id && dates
              ? allColumns.find(({ id }) => id === (chosen.toLowerCase().includes('finish') ? 'finish' : 'start'))
              : undefined
          const fallback = near ? near.text(actions.context, task) : ''
          keep(hasDate(chosen) ? `${constraintCodes[chosen]} ${day === '' ? fallback : day}` : constraintCodes[chosen])
        }}
      />
      <TextInput
        label={t('panel.constraintDay')}
        disabled={off || !hasDate(type)}
        error={error}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        onBlur={() => day !== dateText && keep(`${constraintCodes[type]} ${day}`)}
        onKeyDown={(event) => event.key === 'Enter' && day !== dateText && keep(`${constraintCodes[type]} ${day}`)}
      />
    </>
  )
}

function SplitTools({ task }: { task: Task }) {
  const { t } = useTranslation('plan')
  const { actions, readOnly } = usePlanScreen()
  if (task.type !== 'task' || readOnly !== undefined) return null
  return (
    <div className={classes.tools}>
      <Button variant="default" size="compact-sm" onClick={() => actions.split(task.id)}>
        {t('panel.split')}
      </Button>
      {task.segments && task.segments.length > 1 && (
        <Button variant="default" size="compact-sm" onClick={() => actions.join(task.id)}>
          {t('panel.join')}
        </Button>
      )}
    </div>
  )
}
