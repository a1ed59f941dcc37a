import type { Parts } from './kept-parts.ts'

// The order in which the schema wants fields (xsd:sequence). Source: mspdi_pj12.xsd, and what Microsoft Project 2019 writes
// for fields that came later. Fields that are not named go last, in their own order.

const ranksOf = (names: string): ReadonlyMap<string, number> =>
  new Map(
    names
      .trim()
      .split(/\s+/)
      .map((name, rank) => [name, rank]),
  )

export type Order = ReadonlyMap<string, number>

export const projectOrder = ranksOf(`
  SaveVersion UID BuildNumber Name GUID Title Subject Category Company Manager Author CreationDate Revision LastSaved
  ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode
  CurrencySymbolPosition CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth
  DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate DurationFormat WorkFormat
  EditableActualCosts HonorConstraints EarnedValueMethod InsertedProjectsLikeSummary MultipleCriticalPaths
  NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource
  FiscalYearStart WeekStartDay MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward
  MoveCompletedEndsForward BaselineForEarnedValue AutoAddNewResourcesAndTasks StatusDate CurrentDate
  MicrosoftProjectServerURL Autolink NewTaskStartDate NewTasksAreManual DefaultTaskEVMethod ProjectExternallyEdited
  ExtendedCreationDate ActualsInSync RemoveFileProperties AdminProject UpdateManuallyScheduledTasksWhenEditingLinks
  KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled Views Filters Groups Tables Maps Reports Drawings DataLinks
  VBAProjects OutlineCodes WBSMasks BaselineCalendar ExtendedAttributes Calendars Tasks Resources Assignments
`)

export const calendarOrder = ranksOf(`
  UID GUID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks
`)

export const exceptionOrder = ranksOf(`
  EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem MonthPosition Month MonthDay DayWorking
  WorkingTimes
`)

export const taskOrder = ranksOf(`
  UID GUID ID Name Active Manual Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber OutlineLevel Priority StartText
  FinishText DurationText Start Finish Duration ManualStart ManualFinish ManualDuration DurationFormat
  FreeformDurationFormat Work Stop Resume ResumeValid EffortDriven Recurring OverAllocated Estimated Milestone Summary
  DisplayAsSummary Critical IsSubproject IsSubprojectReadOnly SubprojectName ExternalTask ExternalTaskProject EarlyStart
  EarlyFinish LateStart LateFinish StartVariance FinishVariance WorkVariance FreeSlack TotalSlack StartSlack FinishSlack
  FixedCost FixedCostAccrual PercentComplete PercentWorkComplete Cost OvertimeCost OvertimeWork ActualStart ActualFinish
  ActualDuration ActualCost ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork RemainingDuration RemainingCost
  RemainingWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV ConstraintType CalendarUID ConstraintDate Deadline
  LevelAssignments LevelingCanSplit LevelingDelay LevelingDelayFormat PreLeveledStart PreLeveledFinish Hyperlink
  HyperlinkAddress HyperlinkSubAddress IgnoreResourceCalendar Notes HideBar Rollup BCWS BCWP PhysicalPercentComplete
  EarnedValueMethod PredecessorLink ActualWorkProtected ActualOvertimeWorkProtected IsPublished StatusManager
  CommitmentStart CommitmentFinish CommitmentType ExtendedAttribute Baseline OutlineCode TimephasedData
`)

export const linkOrder = ranksOf('PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat')

export const resourceOrder = ranksOf(`
  UID GUID ID Name Type IsNull Initials Phonetics NTAccount MaterialLabel Code Group WorkGroup EmailAddress Hyperlink
  HyperlinkAddress HyperlinkSubAddress MaxUnits PeakUnits OverAllocated AvailableFrom AvailableTo Start Finish CanLevel
  AccrueAt Work RegularWork OvertimeWork ActualWork RemainingWork ActualOvertimeWork RemainingOvertimeWork
  PercentWorkComplete StandardRate StandardRateFormat Cost OvertimeRate OvertimeRateFormat OvertimeCost CostPerUse
  ActualCost ActualOvertimeCost RemainingCost RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP CalendarUID Notes
  BCWS BCWP IsGeneric IsInactive IsEnterprise BookingType ActualWorkProtected ActualOvertimeWorkProtected
  ActiveDirectoryGUID CreationDate ExtendedAttribute Baseline OutlineCode CostCenter IsCostResource AssnOwner
  AssnOwnerGuid IsBudget AvailabilityPeriods Rates TimephasedData
`)

export const assignmentOrder = ranksOf(`
  UID GUID TaskUID ResourceUID PercentWorkComplete ActualCost ActualFinish ActualOvertimeCost ActualOvertimeWork
  ActualStart ActualWork ACWP Confirmed Cost CostRateTable RateScale CostVariance CV Delay Finish FinishVariance Hyperlink
  HyperlinkAddress HyperlinkSubAddress WorkVariance HasFixedRateUnits FixedMaterial LevelingDelay LevelingDelayFormat
  LinkedFields Milestone Notes Overallocated OvertimeCost OvertimeWork RegularWork RemainingCost RemainingOvertimeCost
  RemainingOvertimeWork RemainingWork ResponsePending Start Stop Resume StartVariance Summary SV Units UpdateNeeded VAC
  Work WorkContour BCWS BCWP BookingType ActualWorkProtected ActualOvertimeWorkProtected CreationDate AssnOwner
  AssnOwnerGuid BudgetCost BudgetWork ExtendedAttribute Baseline TimephasedData
`)

/** The parts as XML, in the order of the schema. */
export function xmlOf(parts: Parts, order: Order): string {
  const rankOf = (key: string) => order.get(nameOf(key)) ?? order.size
  return [...parts]
    .map(([key, text]) => ({
      rank: rankOf(key),
      xml: key.startsWith('*') ? text : `<${nameOf(key)}>${text}</${nameOf(key)}>`,
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ xml }) => xml)
    .join('')
}

function nameOf(key: string): string {
  const from = key.startsWith('*') ? 1 : 0
  const colon = key.indexOf(':')
  return key.slice(from, colon === -1 ? undefined : colon)
}
