import { Button, Progress, Tabs } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../components/problem-note.tsx'
import { DropZone } from '../records/drop-zone.tsx'
import { ChooseBar } from './choose-bar.tsx'
import { Columns } from './columns.tsx'
import classes from './import.module.css'
import { Matches } from './matches.tsx'
import { MissingParents } from './missing-parents.tsx'
import { Figures, Picture } from './picture.tsx'
import { ProblemList } from './problem-list.tsx'
import { ReportView } from './report-view.tsx'
import { useImport } from './use-import.ts'

/** From the drop to the report; what was understood is shown before anything is asked. */
export function NewImport() {
  const { t } = useTranslation(['import', 'common'])
  const state = useImport()
  const { preview, report, busy, read, make, readAgain } = state
  const [tab, setTab] = useState<string>('picture')
  if (report && !report.dryRun) return <ReportView report={report} onAgain={state.startOver} />
  if (busy && (read.isPending || make.isPending)) {
    const names = read.variables?.map(({ name }) => name).join(', ') ?? ''
    return (
      <div className={classes.progress} role="status">
        <p>{make.isPending ? t('applying') : t('reading', { files: names })}</p>
        <Progress
          value={(state.fraction ?? 0.05) * 100}
          size="sm"
          animated={state.fraction === null}
          aria-label={t('readingShort')}
        />
        <Button variant="default" onClick={state.stop}>
          {t('cancel')}
        </Button>
      </div>
    )
  }
  if (preview === undefined) {
    return (
      <>
        <DropZone
          multiple
          accept=".csv,.tsv,.txt,.xlsx,.xlsm"
          label={t('drop')}
          note={t('dropNote')}
          onFiles={(files) => read.mutate(files)}
        />
        <ProblemNote error={read.error} />
      </>
    )
  }
  const problems = preview.files.flatMap((file) =>
    (file.problems.length > 0 ? file.problems : []).map((problem) => ({ ...problem, file: file.file })),
  )
  const reported = preview.report?.files.flatMap((file) => file.problems.map((each) => ({ ...each, file: file.file })))
  const allProblems = reported && reported.length >= problems.length ? reported : problems
  const links = preview.report?.files.flatMap((file) =>
    file.proposedLinks.map((each) => ({ ...each, file: file.file })),
  )
  const parents = preview.report?.parents ?? []
  const rows = new Set(links?.map(({ file, row }) => `${file} ${row}`)).size
  return (
    <>
      <Figures preview={preview} problems={allProblems.length} toDecide={rows + parents.length} />
      {preview.refusal && (
        <div className={classes.refusal} role="alert">
          <strong>{t('refused')}</strong>
          <p>{preview.refusal.message}</p>
          {preview.refusal.mend && <p>{preview.refusal.mend}</p>}
        </div>
      )}
      <ChooseBar state={state} />
      <ProblemNote error={make.error ?? readAgain.error} />
      {report?.dryRun && <ReportView report={report} />}
      <Tabs value={tab} onChange={(next) => setTab(next ?? 'picture')}>
        <Tabs.List mb={16}>
          <Tabs.Tab value="picture">{t('steps.picture')}</Tabs.Tab>
          <Tabs.Tab value="columns">{t('steps.columns')}</Tabs.Tab>
          <Tabs.Tab value="matches" rightSection={<Count n={rows + parents.length} />}>
            {t('steps.matches')}
          </Tabs.Tab>
          <Tabs.Tab value="problems" rightSection={<Count n={allProblems.length} />}>
            {t('steps.problems')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="picture">
          <Picture preview={preview} state={state} />
        </Tabs.Panel>
        <Tabs.Panel value="columns">
          <Columns state={state} preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemList problems={allProblems} />
        </Tabs.Panel>
        <Tabs.Panel value="matches">
          <MissingParents parents={parents} choices={state.choices} />
          <Matches links={links ?? []} choices={state.choices} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function Count({ n }: { n: number }) {
  return n > 0 ? <span className={classes.badge}>{n}</span> : null
}
