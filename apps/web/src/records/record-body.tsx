import type { KindJson } from '@gantry/client'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { Tabs } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import classes from './record-body.module.css'
import { RecordComments } from './record-comments.tsx'
import { RecordFields } from './record-fields.tsx'
import { RecordFiles } from './record-files.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordLinks } from './record-links.tsx'
import { StepBar } from './step-bar.tsx'
import { wordsOf } from './words.ts'

const tabs = ['details', 'comments', 'files', 'links', 'history'] as const

/** A record whole: where it hangs, its state and steps, its fields, and what stands beside it. */
export function RecordBody({ kind, record, extra }: { kind: KindJson; record: RecordJson; extra?: ReactNode }) {
  const { t } = useTranslation('records')
  const [tab, setTab] = useState<string>('details')
  const { edit } = record.allowed
  return (
    <>
      <RecordFacts kind={kind} record={record} />
      <StepBar kind={kind} record={record} />
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
          <RecordFields kind={kind} record={record} />
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
  const { initiative } = record
  return (
    <p className={classes.facts}>
      <span className={classes.ref}>{record.ref}</span>
      {record.state && <StateMark state={record.state} settled={kind.settled.includes(record.state)} />}
      {initiative && kind.name !== 'initiative' && (
        <span>
          {'restricted' in initiative ? (
            t('restricted')
          ) : (
            <Link to={paths.initiative(slug, initiative.ref)}>{initiative.title}</Link>
          )}
        </span>
      )}
    </p>
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
