import { overviewCalls, Problem } from '@gantry/client'
import type { DecisionAsked, Question } from '@gantry/domain/portfolio/overview'
import { Button, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { DayInput } from '../components/day-input.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { showToast } from '../components/toast.ts'
import { today } from '../components/today.ts'
import { type Decision, decisionOutcomes, startDecision, toDecisionRequest } from './decision-form.ts'
import { useStatements } from './statement-context.ts'

/** Filled in from the question, so that recording takes two clicks: open, record. */
export default function DecideDialog({
  question,
  onClose,
}: {
  question: Question | DecisionAsked
  onClose: () => void
}) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { slug } = useOrganisation()
  const { period, compare } = useStatements()
  const client = useQueryClient()
  const [decision, setDecision] = useState(() => startDecision(question, today()))
  const set = (change: Partial<Decision>) => setDecision({ ...decision, ...change })
  const record = useMutation({
    mutationFn: () => overviewCalls(http, slug).decide(toDecisionRequest(decision, question, period, compare)),
    onSuccess: ({ ref }) => {
      showToast({ text: ref ? t('decide.done', { ref }) : t('decide.doneNoRef') })
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
      <form onSubmit={submit}>
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
            onChange={(outcome) => set({ outcome: decisionOutcomes.find((each) => each === outcome) ?? 'noted' })}
          >
            <Group gap={16} mt={4}>
              {decisionOutcomes.map((outcome) => (
                <Radio key={outcome} value={outcome} label={t(`decide.outcomes.${outcome}`)} />
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
          <TextInput
            label={t('decide.choice')}
            description={t('decide.choiceHelp')}
            list="decision-options"
            value={decision.choice}
            error={problem?.ofField('choice')}
            onChange={(event) => set({ choice: event.currentTarget.value })}
          />
          <datalist id="decision-options">
            {decision.options.split('\n').map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </datalist>
          <Textarea
            data-autofocus
            label={t('decide.reason')}
            autosize
            minRows={2}
            value={decision.reason}
            error={problem?.ofField('reason')}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
          <Group gap={16} grow align="flex-start">
            <TextInput
              label={t('decide.right')}
              description={t('decide.rightHelp')}
              value={decision.right}
              error={problem?.ofField('right')}
              onChange={(event) => set({ right: event.currentTarget.value })}
            />
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
          </Group>
          <ProblemNote error={record.error} />
          <Group justify="flex-end" gap={8}>
            <Button variant="subtle" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {t('decide.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
