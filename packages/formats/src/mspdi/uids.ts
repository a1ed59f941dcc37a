/** Unique ids for a file: those of the plan where they are numbers, else new ones from 1. */
export class Uids {
  private readonly byId: ReadonlyMap<string, string> | undefined
  /** Whether ids had to change. */
  readonly changed: boolean

  constructor(entries: readonly { readonly id: string }[]) {
    this.changed = !entries.every(({ id }) => isUid(id))
    this.byId = this.changed ? new Map(entries.map(({ id }, at) => [id, String(at + 1)])) : undefined
  }

  of(id: string): string {
    return this.byId === undefined ? id : (this.byId.get(id) ?? id)
  }
}

/** As the reader takes them: numbers of up to ten digits. */
const isUid = (id: string): boolean => /^(0|[1-9]\d{0,9})$/.test(id)
