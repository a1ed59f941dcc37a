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
import { gapsIn, type SetupGaps } from './check-setup.ts'
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
  const [tried, setTried] = useState(false)
  const gaps = tried ? gapsIn({ ...answers, token }) : {}
  const lacks = (field: keyof SetupGaps) => {
    const gap = gaps[field]
    return gap === undefined ? undefined : t(`setup.missing.${gap}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(gapsIn({ ...answers, token }))
    if (first === undefined) setUp.mutate()
    else document.getElementById(`setup-${first}`)?.focus()
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
        error={lacks('token') ?? problem?.ofField('token')}
        onChange={(event) => onToken(event.currentTarget.value)}
      />
      <OrganisationPart
        answers={answers}
        set={set}
        nameError={lacks('name') ?? problem?.ofField('organisation.name')}
      />
      <section className={classes.section}>
        <h2>{t('setup.administrator')}</h2>
        <div className={classes.pair}>
          <TextInput
            id="setup-person"
            label={t('name')}
            autoComplete="name"
            required
            withAsterisk={false}
            value={answers.person}
            error={lacks('person') ?? problem?.ofField('administrator.name')}
            onChange={(event) => set({ person: event.currentTarget.value })}
          />
          <TextInput
            id="setup-email"
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={answers.email}
            error={lacks('email') ?? problem?.ofField('administrator.email')}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        </div>
        <PasswordField
          id="setup-password"
          label={t('password')}
          value={answers.password}
          onChange={(password) => set({ password })}
          error={lacks('password') ?? problem?.ofField('administrator.password')}
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
  readonly nameError: string | undefined
}

function OrganisationPart({ answers, set, nameError }: PartProps) {
  const { t } = useTranslation('entry')
  return (
    <section className={classes.section}>
      <h2>{t('setup.organisation')}</h2>
      <TextInput
        id="setup-name"
        label={t('setup.organisationName')}
        autoComplete="organization"
        required
        withAsterisk={false}
        value={answers.name}
        error={nameError}
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
