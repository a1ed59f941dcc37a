import { importCalls, type LinkedIdentity } from '@gantry/client'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { Day } from '../components/day.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { SkeletonTable } from '../components/skeletons.tsx'
import { TableTwin } from '../components/table-twin.tsx'
import { showToast } from '../components/toast.ts'
import { RecordPicker } from '../records/record-picker.tsx'
import { wordsOf } from '../records/words.ts'
import classes from './import.module.css'

const shown = 100

/** What is linked to what; a wrong link is broken here, and a missing one made. */
export function LinkedIdentities() {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const [of, setOf] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [breaking, setBreaking] = useState<LinkedIdentity>()
  const [joining, setJoining] = useState(false)
  const asked = useDeferredValue(text.trim().toLowerCase())
  const linked = useQuery({
    queryKey: ['org', slug, 'identities', 'linked', of],
    queryFn: ({ signal }) => importCalls(http, slug).linked(of ?? undefined, signal),
    meta: { watches: ['identityProposal', 'sourceIdentity', 'import'] },
  })
  const found = (linked.data?.rows ?? []).filter(
    (row) =>
      asked === '' ||
      [row.name, row.externalId, row.initiative.title, row.unit].some((each) => each?.toLowerCase().includes(asked)),
  )
  return (
    <>
      <p className={classes.where}>{t('links.linkedText')}</p>
      <div className={classes.filters}>
        <TextInput
          size="xs"
          aria-label={t('links.find')}
          placeholder={t('links.find')}
          value={text}
          data-filter
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <RecordPicker
          size="xs"
          kind="initiative"
          by="ref"
          aria-label={t('links.ofInitiative')}
          value={of}
          onChange={setOf}
        />
        <Button size="xs" variant="default" onClick={() => setJoining(true)}>
          {t('links.join')}
        </Button>
      </div>
      {linked.isPending && <SkeletonTable rows={10} columns={5} />}
      {linked.isError && <ErrorState error={linked.error} onRetry={() => void linked.refetch()} />}
      {linked.data && (
        <TableTwin
          tall
          label={t('links.linked')}
          columns={[
            { label: t('links.as') },
            { label: t('links.externalId') },
            { label: t('links.is') },
            { label: t('links.how') },
            { label: t('links.since') },
            { label: '' },
          ]}
          rows={found.slice(0, shown).map((row) => [
            <span key="name" className={classes.words}>
              {row.name}
              {row.unit && <small className={classes.why}>{row.unit}</small>}
            </span>,
            row.externalId,
            <Link key="is" to={paths.initiative(slug, row.initiative.ref)} className={classes.words}>
              {row.initiative.title}
            </Link>,
            [wordsOf(row.how), row.byName].filter(Boolean).join(', '),
            row.from ? <Day key="from" day={row.from} /> : t('links.allPeriods'),
            row.mayBreak && (
              <Button key="break" size="compact-xs" variant="default" onClick={() => setBreaking(row)}>
                {t('links.break')}
              </Button>
            ),
          ])}
        />
      )}
      {found.length > shown && <p className={classes.faint}>{t('links.more', { count: found.length - shown })}</p>}
      {breaking && <BreakDialog row={breaking} onClose={() => setBreaking(undefined)} />}
      {joining && <JoinDialog onClose={() => setJoining(false)} />}
    </>
  )
}

function BreakDialog({ row, onClose }: { row: LinkedIdentity; onClose: () => void }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [from, setFrom] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const apart = useMutation({
    mutationFn: () =>
      importCalls(http, slug).break({
        sourceIdentity: row.sourceIdentity,
        from: from ?? undefined,
        reason: reason.trim() || undefined,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['org', slug] })
      showToast({ text: t('links.broken') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('links.breakTitle')}
      action={t('links.break')}
      error={apart.error}
      pending={apart.isPending}
      onSubmit={() => apart.mutate()}
      onClose={onClose}
    >
      <p>
        {row.name} → {row.initiative.title}
      </p>
      <p className={classes.faint}>{t('links.breakText')}</p>
      <FromAndReason from={from} onFrom={setFrom} reason={reason} onReason={setReason} />
    </FormDialog>
  )
}

function JoinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('import')
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [of, setOf] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const join = useMutation({
    mutationFn: () =>
      importCalls(http, slug).link({
        of: of ?? undefined,
        initiative: to ?? undefined,
        from: from ?? undefined,
        reason: reason.trim() || undefined,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['org', slug] })
      showToast({ text: t('links.done') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('links.joinTitle')}
      action={t('links.join')}
      error={join.error}
      pending={join.isPending}
      incomplete={of === null || to === null}
      onSubmit={() => join.mutate()}
      onClose={onClose}
    >
      <p className={classes.faint}>{t('links.joinText')}</p>
      <RecordPicker kind="initiative" by="ref" label={t('links.joinOf')} value={of} onChange={setOf} />
      <RecordPicker kind="initiative" by="ref" label={t('links.joinTo')} value={to} onChange={setTo} />
      <FromAndReason from={from} onFrom={setFrom} reason={reason} onReason={setReason} />
    </FormDialog>
  )
}

interface FromAndReasonProps {
  readonly from: string | null
  readonly onFrom: (period: string | null) => void
  readonly reason: string
  readonly onReason: (reason: string) => void
}

/** Since which period it holds, and why. */
function FromAndReason({ from, onFrom, reason, onReason }: FromAndReasonProps) {
  const { t } = useTranslation('import')
  return (
    <>
      <RecordPicker
        kind="reportingPeriod"
        by="ref"
        label={t('links.from')}
        description={t('links.allPeriods')}
        value={from}
        onChange={onFrom}
      />
      <Textarea
        label={t('links.reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  )
}
