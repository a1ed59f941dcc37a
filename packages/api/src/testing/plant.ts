import type { TestApi } from './open-api.ts'

/** Puts an initiative straight into the store, for tests that need one at a certain place. Resolves to its id. */
export async function plantInitiative(api: TestApi, initiative: { title: string; place: string }): Promise<string> {
  const id = api.gate.door.newId()
  await api.store.transaction('system', async (tx) => {
    await tx.query({
      text: `with number as (
          insert into counter (org, kind, value) select id, 'initiative', 1 from organisation where slug = 'eastmarch'
          on conflict (org, kind) do update set value = counter.value + 1 returning org, value
        )
        insert into initiative (org, id, ref_no, type, title, place, decision_status, condition)
        select org, $1, value, 'project', $2, $3, 'approved', 'running' from number`,
      values: [id, initiative.title, initiative.place],
    })
  })
  return id
}
