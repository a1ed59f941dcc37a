import type { Context } from '../context.ts'

/** What the organisation is called, for the head of a page. */
export async function organisationName({ store, org }: Context): Promise<string> {
  const [found] = await store.read({ org }, [{ text: 'select name from organisation where id = $1', values: [org] }])
  return String(found?.rows[0]?.name ?? '')
}
