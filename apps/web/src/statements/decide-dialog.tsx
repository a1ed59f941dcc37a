import { overviewCalls, Problem } from '@gantry/client'
import { Button, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { DayInput } from '../components/day-input.tsx'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { showToast } from '../components/toast.ts'
import { today } from '../components/today.ts'
import {
  type Decided,
  type Decision,
  outcomesOf,
  startDecision,
  toDecisionRequest,
  withOutcome,
} from './decision-form.ts'
import { useStatements } from './statement-context.ts'
import { useTakeBack } from './use-take-back.ts'

/** Filled in from the question or finding: asking takes one click more, noting two; else the reason is left to say. */
export default function DecideDialog({ question, onClose }: { question: Decided; onClose: () => void }) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { slug } = useOrganisation()
  const { period, compare } = useStatements()
  const client = useQueryClient()
  const [decision, setDecision] = useState(() => startDecision(question, today()))
  const set = (change: Partial<Decision>) => setDecision({ ...decision, ...change })
  const takeBack = useTakeBack()
  const format = useFormat()
  const outcomes = outcomesOf(question)
  const isAsked = decision.outcome === 'asked'
  const { addressee } = question
  const who = addressee && (addressee.kind === 'pmo' ? t('questions.pmo') : addressee.title)
  const putTo = who && t('decide.putTo', { who })
  const askLabel = () => {
    if (!who) return t('decide.outcomes.asked')
    if (decision.decideBy === '') return t('decide.askWho', { who })
    return t('decide.askWhoBy', { who, day: format.day(decision.decideBy) })
  }
  const record = useMutation({
    mutationFn: () => overviewCalls(http, slug).decide(toDecisionRequest(decision, question, period, compare, putTo)),
    onSuccess: (made) => {
      const text = t(made.state === 'made' ? 'decide.done' : 'decide.asked', { ref: made.ref })
      showToast({ text, undo: () => takeBack(made) })
      void client.invalidateQueries({ queryKey: ['org', slug] })
      onClose()
    },
  })
  const problem = record.error instanceof Problem ? record.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('decide.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap={16}>
          <Textarea
            label={t('decide.question')}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            value={decision.question}
            error={problem?.ofField('question')}
            onChange={(event) => set({ question: event.currentTarget.value })}
          />
          <Radio.Group
            label={t('decide.outcome')}
            value={decision.outcome}
            onChange={(chosen) => {
              const outcome = outcomes.find((each) => each === chosen) ?? 'asked'
              setDecision(withOutcome(decision, outcome, t('decide.notedReason')))
            }}
          >
            <Group gap={16} mt={4}>
              {outcomes.map((outcome) => (
                <Radio
                  key={outcome}
                  value={outcome}
                  label={outcome === 'asked' ? askLabel() : t(`decide.outcomes.${outcome}`)}
                />
              ))}
            </Group>
          </Radio.Group>
          <Textarea
            label={t('decide.options')}
            description={t('decide.optionsHelp')}
            autosize
            minRows={2}
            value={decision.options}
            onChange={(event) => set({ options: event.currentTarget.value })}
          />
          {!isAsked && (
            <TextInput
              label={t('decide.choice')}
              description={t('decide.choiceHelp')}
              list="decision-options"
              value={decision.choice}
              error={problem?.ofField('choice')}
              onChange={(event) => set({ choice: event.currentTarget.value })}
            />
          )}
          <datalist id="decision-options">
            {decision.options.split('\n').map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </datalist>
          {!isAsked && (
            <Textarea
              data-autofocus
              label={t('decide.reason')}
              description={t('decide.reasonHelp')}
              required
              autosize
              minRows={2}
              value={decision.reason}
              error={problem?.ofField('reason')}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          )}
          <Group gap={16} grow align="flex-start">
            <TextInput
              label={t('decide.right')}
              description={t('decide.rightHelp')}
              value={decision.right}
              error={problem?.ofField('right')}
              onChange={(event) => set({ right: event.currentTarget.value })}
            />
            {isAsked ? (
              <DayInput
                label={t(outcomes[0] === 'asked' ? 'decide.answerBy' : 'decide.decideBy')}
                description={'\u00a0'}
                min={today()}
                value={decision.decideBy}
                error={problem?.ofField('decideBy')}
                onChange={(decideBy) => set({ decideBy })}
              />
            ) : (
              <DayInput
                label={t('decide.madeOn')}
                description={'\u00a0'}
                max={today()}
                required
                withAsterisk={false}
                value={decision.madeOn}
                error={problem?.ofField('madeOn')}
                onChange={(madeOn) => set({ madeOn })}
              />
            )}
          </Group>
          <ProblemNote error={record.error} />
          <Group justify="flex-end" gap={8}>
            <Button variant="subtle" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {t(isAsked ? 'decide.ask' : 'decide.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
