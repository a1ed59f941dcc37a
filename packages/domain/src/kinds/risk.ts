import { choice, count, day, money, moneyPoint, note, percent, person, refs, scale, text } from '../field.ts'
import { defineKind } from '../kind.ts'

const threatResponses = ['avoid', 'reduce', 'transfer', 'share', 'accept', 'contingency']
const opportunityResponses = ['exploit', 'enhance', 'share', 'reject']

export const risk = defineKind({
  name: 'risk',
  label: 'Risk',
  plural: 'Risks',
  segment: 'risks',
  prefix: 'RSK',
  of: 'initiative',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true }),
    nature: choice({ label: 'Threat or opportunity', of: ['threat', 'opportunity'] }),
    category: choice({ label: 'Category', from: 'risk.category' }),
    cause: note({ label: 'Cause' }),
    event: note({ label: 'Event', help: 'What may happen' }),
    effect: note({ label: 'Effect' }),
    probability: scale({ label: 'Probability', help: 'From 1, unlikely, to 5, almost certain', max: 5 }),
    impact: scale({ label: 'Impact', help: 'From 1, slight, to 5, grave', max: 5 }),
    impactTime: scale({ label: 'Impact on time', max: 5 }),
    impactCost: scale({ label: 'Impact on cost', max: 5 }),
    impactScope: scale({ label: 'Impact on scope', max: 5 }),
    impactQuality: scale({ label: 'Impact on quality', max: 5 }),
    impactBenefits: scale({ label: 'Impact on benefits', max: 5 }),
    impactSustainability: scale({ label: 'Impact on sustainability', max: 5 }),
    inherentScore: count({ label: 'Inherent score', computed: true, help: 'Probability × impact' }),
    likelihood: percent({ label: 'Likelihood', min: 0, max: 100 }),
    costIfItHappens: money({ label: 'Cost if it happens', ranged: true }),
    expectedValue: money({ label: 'Expected value', computed: true, help: 'Likelihood × cost if it happens' }),
    appetite: choice({ label: 'Appetite', of: ['averse', 'minimal', 'cautious', 'open', 'eager'] }),
    proximity: choice({ label: 'Proximity', of: ['imminent', 'withinStage', 'withinProject', 'beyondProject'] }),
    owner: person({ label: 'Owner' }),
    actionee: person({ label: 'Actionee' }),
    response: choice({ label: 'Response', of: [...new Set([...threatResponses, ...opportunityResponses])] }),
    responsePlan: note({ label: 'Response plan' }),
    responseCost: money({ label: 'Response cost' }),
    due: day({ label: 'Due' }),
    residualProbability: scale({ label: 'Residual probability', max: 5 }),
    residualImpact: scale({ label: 'Residual impact', max: 5 }),
    residualScore: count({ label: 'Residual score', computed: true, help: 'Residual probability × residual impact' }),
    secondaryRisks: refs({ label: 'Secondary risks', to: 'risk' }),
    escalatedTo: person({ label: 'Escalated to' }),
    reviewDate: day({ label: 'Review date' }),
  },
  list: ['title', 'inherentScore', 'residualScore', 'response', 'owner', 'due', 'reviewDate'],
  form: [
    'title',
    'probability',
    'impact',
    'owner',
    'response',
    'due',
    'nature',
    'cause',
    'event',
    'effect',
    'reviewDate',
  ],
  own: ['owner', 'actionee'],
  states: ['open', 'treated', 'occurred', 'closed'],
  steps: {
    treat: {
      label: 'Treated',
      from: ['open'],
      to: 'treated',
      needs: ['response'],
      refuse: (values) =>
        values.response
          ? undefined
          : {
              id: 'risk.treat.response',
              field: 'response',
              message: 'A treated risk needs a response.',
              mend: 'Maybe choose one: even accepting it is a response.',
            },
    },
    occur: { label: 'It happened', from: ['open', 'treated'], to: 'occurred', reason: 'required' },
    close: { label: 'Close', from: ['open', 'treated', 'occurred'], to: 'closed', reason: 'required' },
    reopen: { label: 'Reopen', from: ['treated', 'occurred', 'closed'], to: 'open', reason: 'required' },
  },
  rules: [
    {
      refuse({ nature, response }) {
        if (!nature || !response) return undefined
        const fitting = nature === 'opportunity' ? opportunityResponses : threatResponses
        if (fitting.includes(response)) return undefined
        return {
          id: 'risk.response.nature',
          field: 'response',
          message: `“${response}” does not answer ${nature === 'threat' ? 'a threat' : 'an opportunity'}.`,
          mend: `Maybe one of: ${fitting.join(', ')}.`,
        }
      },
    },
  ],
  derive({ probability, impact, residualProbability, residualImpact, likelihood, costIfItHappens }) {
    const cost = costIfItHappens ? moneyPoint(costIfItHappens) : null
    return {
      inherentScore: probability && impact ? probability * impact : null,
      residualScore: residualProbability && residualImpact ? residualProbability * residualImpact : null,
      expectedValue:
        cost === null || typeof likelihood !== 'number' || !costIfItHappens
          ? null
          : { minor: Math.round((cost * likelihood) / 100), currency: costIfItHappens.currency },
    }
  },
})
