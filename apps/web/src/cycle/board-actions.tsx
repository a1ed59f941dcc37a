import { cycleCalls, type PeriodBoard } from '@gantry/client'
import { Button, Checkbox, FileButton, Group, Menu, Modal, NativeSelect, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useUrlState } from '../app/search-params.ts'
import { DayInput } from '../components/day-input.tsx'
import { FormDialog } from '../components/form-dialog.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import { RecordPicker } from '../records/record-picker.tsx'
import classes from './cycle.module.css'
import { SheetResult } from './sheet-result.tsx'

interface ActionProps {
  readonly board: PeriodBoard
  readonly period: string
}

/** Open, chase, spreadsheet, lock. */
export function BoardActions({ board, period }: ActionProps) {
  const { t } = useTranslation('cycle')
  const { slug } = useOrganisation()
  const [, change] = useUrlState()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'open' | 'lock'>()
  const calls = cycleCalls(http, slug)
  const back = useMutation({
    mutationFn: (file: File) => calls.returnSheet(period, file),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['org', slug] }),
  })
  const { state } = board.period
  const isOpen = state === 'open'
  const waits = board.lockConcerns.length > 0
  return (
    <Group gap={8}>
      {isOpen && (
        <>
          <Button variant={waits ? 'filled' : 'default'} onClick={() => change({ open: 'chase' })}>
            {t('chase')}
          </Button>
          <FileButton accept=".xlsx" onChange={(file) => file && back.mutate(file)}>
            {({ onClick }) => (
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button variant="default" loading={back.isPending}>
                    {t('sheet')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item component="a" href={calls.sheetAddress(period)} download>
                    {t('sheetOut')}
                  </Menu.Item>
                  <Menu.Item onClick={onClick}>{t('sheetBack')}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </FileButton>
        </>
      )}
      {state === 'locked' ? (
        <Button variant="default" onClick={() => change({ open: 'locked' })}>
          {t('asLocked')}
        </Button>
      ) : (
        <>
          <ReasonedButton
            variant={isOpen ? 'default' : 'filled'}
            verdict={board.allowed.open}
            onClick={() => setAsking('open')}
          >
            {t(isOpen ? 'openAgain' : 'open')}
          </ReasonedButton>
          {isOpen && (
            <ReasonedButton
              variant={waits ? 'default' : 'filled'}
              verdict={board.allowed.lock}
              onClick={() => setAsking('lock')}
            >
              {t('lock')}
            </ReasonedButton>
          )}
        </>
      )}
      {asking === 'open' && <OpenDialog board={board} period={period} onClose={() => setAsking(undefined)} />}
      {asking === 'lock' && <LockDialog board={board} period={period} onClose={() => setAsking(undefined)} />}
      {(back.data || back.error) && <SheetResult result={back.data} error={back.error} onClose={() => back.reset()} />}
    </Group>
  )
}

const dayOf = (value: unknown) => (typeof value === 'string' ? value : '')

function OpenDialog({ board, period, onClose }: ActionProps & { onClose: () => void }) {
  const { t } = useTranslation(['cycle', 'common'])
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [dueOn, setDueOn] = useState(dayOf(board.period.fields.dueOn))
  const [locksOn, setLocksOn] = useState(dayOf(board.period.fields.locksOn))
  const [scope, setScope] = useState<'keep' | 'everyone' | 'of'>('keep')
  const [initiative, setInitiative] = useState<string | null>(null)
  const open = useMutation({
    mutationFn: () =>
      cycleCalls(http, slug).open(period, {
        version: board.period.version,
        dueOn: dueOn || undefined,
        locksOn: locksOn || undefined,
        scope:
          scope === 'everyone'
            ? { everyone: true }
            : scope === 'of' && initiative
              ? { units: [], initiatives: [initiative] }
              : undefined,
      }),
    onSuccess: async (done) => {
      onClose()
      showToast({ text: t('opened', { opened: done.opened, kept: done.kept, closed: done.closed }) })
      if (done.leavers.length > 0)
        showToast({
          text: t('leavers', {
            titles: done.leavers
              .map(({ title }) => title)
              .slice(0, 5)
              .join(', '),
          }),
        })
      await queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(board.period.state === 'open' ? 'openAgainTitle' : 'openTitle', { period: board.period.title })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={12}>
          <p>{t(board.period.state === 'open' ? 'openAgainText' : 'openText')}</p>
          <NativeSelect
            label={t('scope')}
            value={scope}
            data={[
              { value: 'keep', label: t('scopeKeep') },
              { value: 'everyone', label: t('scopeEveryone') },
              { value: 'of', label: t('scopeOf') },
            ]}
            onChange={(event) => setScope(event.currentTarget.value as typeof scope)}
          />
          {scope === 'of' && (
            <RecordPicker kind="initiative" aria-label={t('scopeOf')} value={initiative} onChange={setInitiative} />
          )}
          <Group grow>
            <DayInput label={t('dueOn')} value={dueOn} onChange={setDueOn} />
            <DayInput label={t('locksOn')} value={locksOn} onChange={setLocksOn} />
          </Group>
          <ProblemNote error={open.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={open.isPending}>
              {t(board.period.state === 'open' ? 'openAgain' : 'open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Each thing that speaks against locking now is told, and has to be waved through by itself. */
function LockDialog({ board, period, onClose }: ActionProps & { onClose: () => void }) {
  const { t } = useTranslation(['cycle', 'common'])
  const { slug } = useOrganisation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set())
  const { lockConcerns: concerns } = board
  const lock = useMutation({
    mutationFn: () =>
      cycleCalls(http, slug).lock(period, {
        version: board.period.version,
        reason: reason.trim() || undefined,
        ...Object.fromEntries([...said].map((each) => [each, true])),
      }),
    onSuccess: async (done) => {
      onClose()
      showToast({ text: t('lockDone', { locked: done.locked, missed: done.missed }) })
      await queries.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  return (
    <FormDialog
      title={t('lockTitle', { period: board.period.title })}
      action={t('lock')}
      error={lock.error}
      pending={lock.isPending}
      incomplete={concerns.some(({ unless }) => !said.has(unless))}
      onSubmit={() => lock.mutate()}
      onClose={onClose}
    >
      <p>{t('lockText')}</p>
      {concerns.map(({ unless, message }) => (
        <div key={unless} className={classes.concern}>
          <p>{message}</p>
          <Checkbox
            label={t(`lockAllTheSame.${unless}`)}
            checked={said.has(unless)}
            onChange={({ currentTarget: { checked } }) =>
              setSaid(new Set(checked ? [...said, unless] : [...said].filter((each) => each !== unless)))
            }
          />
        </div>
      ))}
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
