import type { Fields, Values } from '../field.ts'
import type { Rule } from '../kind.ts'

/** Refuses `later` before `earlier`, when both are known. */
export function daysInOrder<F extends Fields>(
  id: string,
  earlier: keyof F & string,
  later: keyof F & string,
  words: string,
): Rule<F> {
  return {
    refuse(values: Values<F>) {
      const [from, until] = [values[earlier], values[later]]
      if (typeof from !== 'string' || typeof until !== 'string' || until >= from) return undefined
      return {
        id,
        field: later,
        message: `${words}: ${until} is before ${from}.`,
        mend: 'Maybe the two days were swapped.',
      }
    },
  }
}
