/** Whether the caller may do something; if not, why, and who could grant it. */
export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly id?: string
      readonly reason: string
      readonly who?: string
      /** The field that would have to be filled. */
      readonly field?: string
    }
