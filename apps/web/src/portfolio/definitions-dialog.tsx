import { overviewCalls, Problem } from '@gantry/client'
import type { Declared, DefinitionPair, DefinitionSide } from '@gantry/domain/portfolio/overview'
import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useMay, useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { LinkButton } from '../components/link-button.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { ReasonedButton } from '../components/reasoned-button.tsx'
import { showToast } from '../components/toast.ts'
import classes from './definitions-dialog.module.css'
import { useOverviewView } from './overview-context.ts'

/** How each field is defined on the two sides, and the word that makes them the same, or keeps them apart. */
export default function DefinitionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('portfolio')
  const { definitions } = useOverviewView().overview.scope
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('definitions.title')}
      closeButtonProps={{ 'aria-label': t('definitions.close') }}
    >
      <p className={classes.text}>{t('definitions.text')}</p>
      {definitions.length === 0 && <p>{t('definitions.none')}</p>}
      <ul className={classes.pairs}>
        {definitions.map((pair) => (
          <Pair key={`${pair.field} ${JSON.stringify([pair.from.definition, pair.to.definition])}`} pair={pair} />
        ))}
      </ul>
    </Modal>
  )
}

function Pair({ pair }: { pair: DefinitionPair }) {
  const { t } = useTranslation('portfolio')
  const format = useFormat()
  const may = useMay('import')
  const { period, compare } = useOverviewView().overview.scope
  const [verdict, setVerdict] = useState<'same' | 'different' | null>(null)
  const { field, from, to, n, match, declared } = pair
  const alike = JSON.stringify(from.definition) === JSON.stringify(to.definition)
  return (
    <li className={classes.pair}>
      <div className={classes.head}>
        <h3>{t(`definitions.fields.${field}`)}</h3>
        <span className={classes.faint}>
          {t('definitions.pairs', { count: n })} · {t(`definitions.matches.${match}`)}
        </span>
      </div>
      <dl className={classes.sides}>
        <Side label={t('definitions.then', { day: format.day(compare?.asOf ?? period.asOf) })} side={from} />
        <Side label={t('definitions.now', { day: format.day(period.asOf) })} side={to} />
      </dl>
      {declared.map((each) => (
        <Said key={each.id} declared={each} />
      ))}
      {verdict === null ? (
        <div className={classes.tools}>
          {!alike && match !== 'equal' && (
            <ReasonedButton verdict={may} variant="default" size="xs" onClick={() => setVerdict('same')}>
              {t('definitions.same')}
            </ReasonedButton>
          )}
          {match !== 'differs' && (
            <ReasonedButton verdict={may} variant="default" size="xs" onClick={() => setVerdict('different')}>
              {alike ? t('definitions.differentSince', { day: format.day(period.asOf) }) : t('definitions.different')}
            </ReasonedButton>
          )}
        </div>
      ) : (
        <Why pair={pair} verdict={verdict} since={alike ? period.asOf : undefined} onDone={() => setVerdict(null)} />
      )}
    </li>
  )
}

function Side({ label, side: { text, definition } }: { label: string; side: DefinitionSide }) {
  const { t } = useTranslation('portfolio')
  const words = definition.words.replace(/\s+/g, ' ').trim()
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
      {words !== '' && words !== text && <dd className={classes.faint}>{t('definitions.heading', { words })}</dd>}
    </div>
  )
}

interface Asking {
  readonly pair: DefinitionPair
  readonly verdict: 'same' | 'different'
  /** Of one definition on both sides: since when it means something else. */
  readonly since: string | undefined
  readonly onDone: () => void
}

function Why({ pair: { field, from, to }, verdict, since, onDone }: Asking) {
  const { t } = useTranslation('portfolio')
  const { t: common } = useTranslation()
  const { slug } = useOrganisation()
  const client = useQueryClient()
  const format = useFormat()
  const [reason, setReason] = useState('')
  const calls = overviewCalls(http, slug)
  const declare = useMutation({
    mutationFn: () =>
      calls.declare({
        field,
        one: from.definition,
        other: to.definition,
        verdict,
        reason: reason.trim(),
        ...(since === undefined ? {} : { from: since }),
      }),
    onSuccess: async ({ id }) => {
      const refresh = () => client.invalidateQueries({ queryKey: ['org', slug] })
      showToast({ text: t('definitions.done'), undo: () => calls.withdraw(id).then(refresh) })
      await refresh()
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    declare.mutate()
  }
  const problem = declare.error instanceof Problem ? declare.error : undefined
  const action =
    verdict === 'same'
      ? t('definitions.same')
      : since === undefined
        ? t('definitions.different')
        : t('definitions.differentSince', { day: format.day(since) })
  return (
    <form onSubmit={submit}>
      <Textarea
        data-autofocus
        autoFocus
        label={t('definitions.reason')}
        description={t('definitions.reasonHelp')}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        value={reason}
        error={problem?.ofField('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={declare.error} />
      <Group gap={8} mt={8}>
        <Button type="submit" size="xs" loading={declare.isPending} disabled={reason.trim() === ''}>
          {action}
        </Button>
        <Button variant="default" size="xs" onClick={onDone}>
          {common('cancel')}
        </Button>
      </Group>
    </form>
  )
}

function Said({ declared: { id, verdict, byName, on, reason } }: { declared: Declared }) {
  const { t } = useTranslation('portfolio')
  const { slug } = useOrganisation()
  const client = useQueryClient()
  const format = useFormat()
  const may = useMay('import')
  const withdraw = useMutation({
    mutationFn: () => overviewCalls(http, slug).withdraw(id),
    onSuccess: async () => {
      showToast({ text: t('definitions.withdrawn') })
      await client.invalidateQueries({ queryKey: ['org', slug] })
    },
  })
  const said = { name: byName, day: format.day(on), reason }
  return (
    <div className={classes.said}>
      <span>{verdict === 'same' ? t('definitions.saidSame', said) : t('definitions.saidDifferent', said)}</span>
      {may.ok && (
        <LinkButton disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('definitions.withdraw')}
        </LinkButton>
      )}
      <ProblemNote error={withdraw.error} />
    </div>
  )
}
