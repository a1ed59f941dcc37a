/** As many sorts of objects are remembered; real files know some hundreds. */
const mostShapes = 2000
const shapes = new Map<string, Readonly<Record<string, unknown>>>()

/**
 * An object of many fields whose names are known only now. Engines hold one that is built field by field as a table of
 * its own, several times the size of one that is made like others before it.
 */
export function recordOf<Value>(names: readonly string[], values: readonly Value[]): Record<string, Value> {
  const key = names.join()
  let shape = shapes.get(key)
  if (shape === undefined) {
    if (shapes.size >= mostShapes) shapes.clear()
    shape = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as Record<string, null>
    shapes.set(key, shape)
  }
  const record = { ...shape } as Record<string, Value>
  for (let n = 0; n < names.length; n++) record[names[n]!] = values[n]!
  return record
}
