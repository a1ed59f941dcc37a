import {
  organisationSizes,
  type OrganisationSize,
  type PmoType,
  pmoTypes,
  Problem,
  type SetupRequest,
} from '@gantry/client'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '../api/http.ts'
import { ChoiceCards } from './choice-cards.tsx'
import { currencies, currencyHere, monthNames } from './defaults.ts'
import classes from './entry-layout.module.css'
import { PasswordField } from './password-field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { useEnter } from './use-enter.ts'

const empty = {
  name: '',
  pmoType: 'controlling' as PmoType,
  size: 'medium' as OrganisationSize,
  currency: currencyHere(),
  fiscalYearStart: currencyHere() === 'GBP' ? 4 : 1,
  person: '',
  email: '',
  password: '',
}
type Answers = typeof empty

export function SetupForm({ token, onToken }: { token: string; onToken: (token: string) => void }) {
  const { t } = useTranslation('entry')
  const enter = useEnter()
  const [answers, setAnswers] = useState(empty)
  const set = (change: Partial<Answers>) => setAnswers({ ...answers, ...change })
  const setUp = useMutation({ mutationFn: () => session.setUp(toRequest(token, answers)), onSuccess: () => enter() })
  const problem = setUp.error instanceof Problem ? setUp.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setUp.mutate()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        id="setup-token"
        type="password"
        label={t('setup.token')}
        description={t('setup.tokenHelp')}
        required
        withAsterisk={false}
        autoComplete="off"
        spellCheck={false}
        value={token}
        error={problem?.ofField('token')}
        onChange={(event) => onToken(event.currentTarget.value)}
      />
      <OrganisationPart answers={answers} set={set} problem={problem} />
      <section className={classes.section}>
        <h2>{t('setup.administrator')}</h2>
        <div className={classes.pair}>
          <TextInput
            label={t('name')}
            autoComplete="name"
            required
            withAsterisk={false}
            value={answers.person}
            error={problem?.ofField('administrator.name')}
            onChange={(event) => set({ person: event.currentTarget.value })}
          />
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={answers.email}
            error={problem?.ofField('administrator.email')}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        </div>
        <PasswordField
          label={t('password')}
          value={answers.password}
          onChange={(password) => set({ password })}
          error={problem?.ofField('administrator.password')}
        />
      </section>
      <ProblemNote error={setUp.error} />
      <Button type="submit" loading={setUp.isPending}>
        {t('setup.action')}
      </Button>
    </form>
  )
}

interface PartProps {
  readonly answers: Answers
  readonly set: (change: Partial<Answers>) => void
  readonly problem: Problem | undefined
}

function OrganisationPart({ answers, set, problem }: PartProps) {
  const { t } = useTranslation('entry')
  return (
    <section className={classes.section}>
      <h2>{t('setup.organisation')}</h2>
      <TextInput
        label={t('setup.organisationName')}
        autoComplete="organization"
        required
        withAsterisk={false}
        value={answers.name}
        error={problem?.ofField('organisation.name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <ChoiceCards
        legend={t('setup.type')}
        name="pmo-type"
        choices={pmoTypes.map((value) => ({
          value,
          label: t(`setup.types.${value}.label`),
          text: t(`setup.types.${value}.text`),
        }))}
        value={answers.pmoType}
        onChange={(pmoType) => set({ pmoType })}
      />
      <ChoiceCards
        legend={t('setup.size')}
        name="size"
        choices={organisationSizes.map((value) => ({
          value,
          label: t(`setup.sizes.${value}.label`),
          text: t(`setup.sizes.${value}.text`),
        }))}
        value={answers.size}
        onChange={(size) => set({ size })}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={t('setup.currency')}
          description={t('setup.currencyHelp')}
          data={currencies()}
          value={answers.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('setup.fiscalYear')}
          description={'\u00a0'}
          data={monthNames().map((label, at) => ({ label, value: String(at + 1) }))}
          value={String(answers.fiscalYearStart)}
          onChange={(event) => set({ fiscalYearStart: Number(event.currentTarget.value) })}
        />
      </div>
    </section>
  )
}

function toRequest(token: string, answers: Answers): SetupRequest {
  return {
    token: token.trim(),
    organisation: {
      name: answers.name.trim(),
      pmoType: answers.pmoType,
      size: answers.size,
      currency: answers.currency,
      locale: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      fiscalYearStart: answers.fiscalYearStart,
    },
    administrator: { name: answers.person.trim(), email: answers.email.trim(), password: answers.password },
  }
}
