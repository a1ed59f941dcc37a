import { importCalls, type LinkedIdentity } from '@gantry/client'
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { paths } from '../app/paths.ts'
import { ErrorState } from '../components/error-state.tsx'
import { Day } from '../components/day.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
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
  const { t } = useTranslation(['import', 'common'])
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    apart.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('links.breakTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          <p>
            {row.name} → {row.initiative.title}
          </p>
          <p className={classes.faint}>{t('links.breakText')}</p>
          <RecordPicker
            kind="reportingPeriod"
            by="ref"
            label={t('links.from')}
            description={t('links.allPeriods')}
            value={from}
            onChange={setFrom}
          />
          <Textarea
            label={t('links.reason')}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote error={apart.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={apart.isPending}>
              {t('links.break')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function JoinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['import', 'common'])
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    join.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('links.joinTitle')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <p className={classes.faint}>{t('links.joinText')}</p>
          <RecordPicker kind="initiative" by="ref" label={t('links.joinOf')} value={of} onChange={setOf} />
          <RecordPicker kind="initiative" by="ref" label={t('links.joinTo')} value={to} onChange={setTo} />
          <RecordPicker
            kind="reportingPeriod"
            by="ref"
            label={t('links.from')}
            description={t('links.allPeriods')}
            value={from}
            onChange={setFrom}
          />
          <Textarea
            label={t('links.reason')}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote error={join.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={join.isPending} disabled={of === null || to === null}>
              {t('links.join')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
