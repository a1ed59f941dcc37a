export { besideCalls } from './beside.ts'
export type { AttachmentJson, CommentJson, LinkJson, SuccessionJson } from './beside.ts'
export { cycleCalls } from './cycle.ts'
export type * from './cycle.ts'
export { healthCalls } from './health.ts'
export type { Health, HealthPart } from './health.ts'
export { createHttp } from './http.ts'
export type { AskOptions, Http, HttpOptions } from './http.ts'
export { importCalls } from './imports.ts'
export type * from './imports.ts'
export { initiativeCalls } from './initiatives.ts'
export type { TreeNode } from './initiatives.ts'
export { kindCalls } from './kinds.ts'
export type { KindJson } from './kinds.ts'
export { memberCalls } from './members.ts'
export type * from './members.ts'
export { overviewCalls } from './overview.ts'
export type { DecisionFromFinding, Mute, OverviewQuery } from './overview.ts'
export { planCalls, planExports } from './plans.ts'
export type * from './plans.ts'
export { Problem } from './problem.ts'
export type { ProblemBody } from './problem.ts'
export type { Query } from './query.ts'
export { rateCalls } from './rates.ts'
export type { Rate } from './rates.ts'
export { recordCalls } from './records.ts'
export type { HistoryJson, ListQuery, MoneyJson, RecordChange, RecordInput, SeveralChange } from './records.ts'
export { recentChanges, search } from './search.ts'
export type { RecentChange, SearchHit } from './search.ts'
export { organisationSizes, pmoTypes, sessionCalls } from './session.ts'
export type {
  InvitationOffer,
  Me,
  MyOrganisation,
  OrganisationSize,
  PmoType,
  SetupRequest,
  SetupState,
} from './session.ts'
export type { Verdict } from './verdict.ts'
