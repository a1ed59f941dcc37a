import { choiceWidget, flagWidget } from './widgets/choice.tsx'
import { dayWidget, instantWidget } from './widgets/day.tsx'
import { moneyWidget } from './widgets/money.tsx'
import { countWidget, percentWidget, scaleWidget } from './widgets/number.tsx'
import { refsWidget, refWidget, tagsWidget } from './widgets/reference.tsx'
import { linkWidget, noteWidget, textWidget } from './widgets/text.tsx'
import type { Widgets } from './widget.ts'

/** How each type of field is typed, shown and filtered: a type without all three does not compile. */
export const widgets: Widgets = {
  text: textWidget,
  note: noteWidget,
  choice: choiceWidget,
  flag: flagWidget,
  count: countWidget,
  scale: scaleWidget,
  money: moneyWidget,
  percent: percentWidget,
  day: dayWidget,
  instant: instantWidget,
  ref: refWidget,
  refs: refsWidget,
  person: refWidget,
  link: linkWidget,
  tags: tagsWidget,
}
