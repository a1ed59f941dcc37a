/** A field that is there; otherwise no field at all, so that plans compare equal. */
export function given<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V }
}

/** A mark that is either there or not. */
export const when = <K extends string>(key: K, holds: boolean): { [key in K]?: true } =>
  given(key, holds ? (true as const) : undefined)

export const nonZero = (value: number | undefined): number | undefined => (value === 0 ? undefined : value)
