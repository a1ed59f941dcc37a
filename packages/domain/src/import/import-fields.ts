import type { KnownField } from './types.ts'

/** A field with the header words it goes by: the first pattern that fits gives the strength (0 to 1) of the match. */
export type ImportField = KnownField & { patterns: [RegExp, number][]; except?: RegExp }

const commentary = /\b(narrative|commentary|comments?|explanation|remarks?)\b/

/** The built-in fields that portfolio columns go to, the more particular first. Patterns see words in lower case. */
export const importFields: ImportField[] = [
  {
    target: 'initiative.externalId',
    label: 'Id',
    type: 'id',
    patterns: [
      [
        /^(gmpp )?(project|programme|initiative|portfolio)?( unique)? ?(id|identifier|number|no|code|key|ref|reference)( number| code)?$/,
        0.95,
      ],
      [/^(gmpp id( number)?|pid|primary key|project ref(erence)?( number)?|unique id(entifier)?)$/, 0.95],
      [/\b(project|programme|initiative) (id|number|code|reference)\b/, 0.75],
      // "ECA reference": the name of whoever gives the numbers, and what they are.
      [/^[\p{L}\d]{2,12} (id|identifier|ref|reference|code)( number| no)?$/u, 0.75],
    ],
    except: /\b(parent|phone|row|account|cost|budget|contract|supplier|vendor|post|area|unit|department|file|web)\b/,
  },
  {
    target: 'initiative.title',
    label: 'Name',
    type: 'text',
    patterns: [
      [/^(project|programme|initiative|portfolio|project or programme|project programme)( name| title)$/, 0.98],
      [/^(name|title|project|programme|initiative)$/, 0.85],
      [/\b(project|programme|initiative) (name|title)\b/, 0.8],
    ],
    except: /\b(manager|owner|parent|sponsor|file|id)\b/,
  },
  {
    target: 'initiative.unit',
    label: 'Organisation unit',
    type: 'unit',
    patterns: [
      [
        /^(department|ministry|directorate|division|business unit|organisation|organization|organisation unit|agency|unit)( name)?$/,
        0.95,
      ],
      [
        /\b(managing|procuring|lead|owning|responsible|delivery|sponsoring) (agency|department|organisation|authority|unit|body)\b/,
        0.9,
      ],
      [/\b(department|directorate|business unit|agency|ministry)\b/, 0.6],
    ],
    except: /\b(client|narrative|commentary|comments?|manager|cost)\b/,
  },
  {
    target: 'initiative.parentRef',
    label: 'Parent',
    type: 'id',
    patterns: [
      [/\bparent\b/, 0.9],
      [/^part of( programme| portfolio)?$/, 0.7],
    ],
  },
  {
    target: 'initiative.category',
    label: 'Category',
    type: 'choice',
    patterns: [
      [/^((annual )?report |project |programme |initiative )?(category|sector)$/, 0.95],
      [/^(theme|project type|programme type|investment (type|category)|portfolio category)$/, 0.75],
    ],
  },
  {
    target: 'initiative.type',
    label: 'Type',
    type: 'choice',
    patterns: [[/^(initiative type|type|project or programme|level)$/, 0.6]],
  },
  {
    target: 'initiative.description',
    label: 'Description',
    type: 'longText',
    patterns: [
      [
        /^(project |programme )?(short |brief )?(description|summary|aims|objectives?|scope|purpose)( aims)?( objectives)?$/,
        0.95,
      ],
      [/^(what (it|this) (is for|does|delivers)|purpose|aims?|objectives?|outcomes?)$/, 0.9],
      [/\bdescription\b/, 0.7],
    ],
    except: commentary,
  },
  {
    target: 'initiative.stage',
    label: 'Stage',
    type: 'choice',
    patterns: [
      [/^(current |project |life ?cycle )?(phase|stage|gate)$/, 0.95],
      [/^(project|programme|delivery|current) status$/, 0.75],
      [/^status$/, 0.5],
    ],
  },
  {
    target: 'status.startDate',
    label: 'Start date',
    type: 'date',
    patterns: [
      [/^(project|programme) start( date)?$/, 0.98],
      [/^start( date)?$/, 0.95],
      [/\bproject range start\b/, 0.9],
      [/^(design|construction|planned|forecast|actual|baseline|approved|latest approved) start( date)?$/, 0.8],
    ],
    except: commentary,
  },
  {
    target: 'status.endDate',
    label: 'End date',
    type: 'date',
    patterns: [
      [/^(project|programme) (end|finish|completion)( date)?$/, 0.98],
      [/^(end|finish|completion)( date)?$/, 0.95],
      [/^(forecast|estimated|expected|planned|target|latest approved|approved) (end|finish|completion)( date)?$/, 0.92],
      [/\bproject range (end|completion)\b/, 0.9],
      [/^(construction|baseline) (end|finish|completion)( date)?$/, 0.75],
    ],
    except: commentary,
  },
  {
    target: 'status.benefits',
    label: 'Benefits',
    type: 'money',
    patterns: [
      [/^(total )?(baseline |forecast |monetised |planned )?(monetised )?benefits?( value)?$/, 0.95],
      [/\bbenefits\b/, 0.5],
    ],
    except: commentary,
  },
  {
    target: 'status.inYearBaseline',
    label: 'In-year baseline',
    type: 'money',
    patterns: [
      [/^(financial year|in year|yearly|annual|current year|year) (total )?(budget|baseline)( cost)?$/, 0.95],
      [/^total baseline$/, 0.7],
      [/^(total )?(budget|baseline)$/, 0.55],
    ],
    except: /\b(whole life|lifetime|variance|benefits?)\b/,
  },
  {
    target: 'status.inYearForecast',
    label: 'In-year forecast',
    type: 'money',
    patterns: [
      [/^(financial year|in year|yearly|annual|current year|year) (total )?(forecast|outturn)( cost)?$/, 0.95],
      [/^(total )?forecast( including non government cost)?$/, 0.7],
    ],
    except: /\b(whole life|lifetime|variance|benefits?|completion)\b/,
  },
  {
    target: 'status.wholeLifeCost',
    label: 'Whole-life cost',
    type: 'money',
    patterns: [
      [/\b(whole life|lifetime|life time) cost\b/, 0.98],
      [
        /^(total|overall|project|programme)( project| programme)? (cost|budget|value)( baseline| forecast| estimate)?$/,
        0.85,
      ],
      [/^(estimated |total )?(project |contract |capital )(value|cost|budget)( range| band)?( estimate)?$/, 0.85],
      [/^(budget forecast|estimate at completion|eac|cost at completion|estimated cost|total estimated cost)$/, 0.85],
      [/^(cost|budget|value)$/, 0.5],
    ],
    except: /\b(narrative|commentary|comments?|variance|change|changes|note|year)\b/,
  },
  {
    target: 'status.ratingCommentary',
    label: 'Commentary on the rating',
    type: 'longText',
    patterns: [
      [
        /\b(narrative|commentary|comments?|explanation)\b.*\b(rating|rag|confidence|assessment)\b|\b(rating|rag|confidence)\b.*\b(narrative|commentary|comments?|explanation)\b/,
        0.95,
      ],
      [/^(assurance|reviewer|review|sponsor|overall|status|delivery) (narrative|commentary|comments?)$/, 0.85],
    ],
  },
  {
    target: 'status.scheduleCommentary',
    label: 'Commentary on the schedule',
    type: 'longText',
    patterns: [
      [
        /\b(narrative|commentary|comments?|explanation)\b.*\b(schedule|time|dates?)\b|\b(schedule|time)\b.*\b(narrative|commentary|comments?|explanation)\b/,
        0.95,
      ],
    ],
  },
  {
    target: 'status.inYearCommentary',
    label: 'Commentary on the in-year variance',
    type: 'longText',
    patterns: [
      [
        /\b(narrative|commentary|comments?|explanation)\b.*\bvariance\b|\bvariance\b.*\b(narrative|commentary|comments?|explanation)\b/,
        0.95,
      ],
      [/^(in year|financial year|yearly|annual|budget) (narrative|commentary|comments?)$/, 0.9],
    ],
  },
  {
    target: 'status.costCommentary',
    label: 'Commentary on cost',
    type: 'longText',
    patterns: [
      [
        /\b(narrative|commentary|comments?|explanation)\b.*\bwhole life cost\b|\bwhole life cost\b.*\b(narrative|commentary|comments?|explanation)\b/,
        0.97,
      ],
      [
        /\b(narrative|commentary|comments?|explanation)\b.*\b(cost|budget(ed)?)\b|\b(cost|budget)\b.*\b(narrative|commentary|comments?|explanation)\b/,
        0.8,
      ],
    ],
    except: /\b(benefits?|variance)\b/,
  },
  {
    target: 'status.benefitsCommentary',
    label: 'Commentary on benefits',
    type: 'longText',
    patterns: [
      [
        /\b(narrative|commentary|comments?|explanation)\b.*\bbenefits?\b|\bbenefits?\b.*\b(narrative|commentary|comments?|explanation)\b/,
        0.95,
      ],
    ],
  },
  {
    target: 'status.summary',
    label: 'Summary',
    type: 'longText',
    patterns: [
      [/^(status |progress |executive |highlight )(summary|update|report|narrative|commentary)$/, 0.85],
      [/^(comments?|commentary|narrative|progress)$/, 0.6],
    ],
  },
  {
    target: 'period.asOf',
    label: 'Reporting date',
    type: 'date',
    patterns: [
      [/\bas (of|at)\b/, 0.95],
      [/^(status|report|reporting|snapshot|data|reported|update) date$/, 0.9],
      [/^date (reported|of report)$/, 0.9],
    ],
  },
  {
    target: 'period.label',
    label: 'Reporting period',
    type: 'choice',
    patterns: [[/^(reporting |report |financial |fiscal )?(year|period|quarter|month|release)$/, 0.85]],
  },
]

const byTarget = new Map(importFields.map((field) => [field.target, field]))

export function importField(target: string): ImportField | undefined {
  return byTarget.get(target)
}
