import type { KindJson } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Tabs } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { InitiativePicker } from './initiative-picker.tsx'
import classes from './record-body.module.css'
import { RecordComments } from './record-comments.tsx'
import { RecordFields } from './record-fields.tsx'
import { RecordFiles } from './record-files.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordLinks } from './record-links.tsx'
import { StepBar } from './step-bar.tsx'
import { useRecordChange } from './use-record-change.ts'
import { wordsOf } from './words.ts'

const tabs = ['details', 'comments', 'files', 'links', 'history'] as const

/** A record whole: where it hangs, its state and steps, its fields, and what stands beside it. */
export function RecordBody({
  kind,
  record,
  extra,
  filledIn,
}: {
  kind: KindJson
  record: RecordJson
  extra?: ReactNode
  /** Fields of a form above, which has the steps, too. */
  filledIn?: readonly string[]
}) {
  const { t } = useTranslation('records')
  const [tab, setTab] = useState<string>('details')
  const { edit } = record.allowed
  return (
    <>
      <RecordFacts kind={kind} record={record} />
      {filledIn === undefined && <StepBar kind={kind} record={record} />}
      {!edit.ok && <p className={classes.readOnly}>{[edit.reason, edit.who].filter(Boolean).join(' ')}</p>}
      <Tabs value={tab} onChange={(next) => setTab(next ?? 'details')} mt={12}>
        <Tabs.List mb={12}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each} px={10}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="details">
          <RecordFields kind={kind} record={record} without={filledIn} />
          {extra}
        </Tabs.Panel>
        <Tabs.Panel value="comments">
          <RecordComments segment={kind.segment} recordRef={record.ref} />
        </Tabs.Panel>
        <Tabs.Panel value="files">
          <RecordFiles segment={kind.segment} recordRef={record.ref} edit={edit} />
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <RecordLinks segment={kind.segment} recordRef={record.ref} edit={edit} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <RecordHistory kind={kind} record={record} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function RecordFacts({ kind, record }: { kind: KindJson; record: RecordJson }) {
  const { t } = useTranslation('records')
  const { slug } = useOrganisation()
  const { move } = useRecordChange(kind)
  const [moving, setMoving] = useState(false)
  const { initiative } = record
  return (
    <div className={classes.facts}>
      <span className={classes.ref}>{record.ref}</span>
      {record.state && <StateMark state={record.state} settled={kind.settled.includes(record.state)} />}
      {moving ? (
        <span className={classes.moving}>
          <InitiativePicker
            row={record}
            onDone={(to) => {
              setMoving(false)
              if (to !== undefined) void move(record, to)
            }}
          />
        </span>
      ) : null}
      {!moving && initiative && kind.name !== 'initiative' && (
        <span>
          {'restricted' in initiative ? (
            t('restricted')
          ) : (
            <Link to={paths.initiative(slug, initiative.ref)}>{initiative.title}</Link>
          )}
        </span>
      )}
      {!moving && kind.allowed.move.ok && (
        <ReasonedButton
          size="compact-xs"
          variant="subtle"
          color="gray"
          verdict={record.allowed.delete}
          onClick={() => setMoving(true)}
        >
          {t('move.move')}
        </ReasonedButton>
      )}
    </div>
  )
}

/** The state of a record in words; one that stands as it is has a solid mark. */
export function StateMark({ state, settled = false }: { state: string; settled?: boolean }) {
  return (
    <span className={classes.state} data-settled={settled || undefined}>
      {wordsOf(state)}
    </span>
  )
}
