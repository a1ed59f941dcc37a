/**
 * Every sentence Gantry can write, as ICU messages. `{x}` is a number, date, name or quote with its evidence;
 * `{xN, plural, …}` chooses by its number; `<c>…</c>` holds the words that compare and names the comparison they rest
 * on. Plain words hold neither numbers nor comparatives: reading a message in checks it.
 */
export const english = {
  // ---- the portfolio, like for like
  'portfolio.ratings': 'Of the {comparable} initiatives whose lead rating can be compared with {then}, ',
  'portfolio.ratings.worsened':
    '<c>{n} {verb, select, yes {{nN, plural, one {is} other {are}} rated } other {}}worse</c>',
  'portfolio.ratings.improved':
    '<c>{n} {verb, select, yes {{nN, plural, one {is} other {are}} rated } other {}}better</c>',
  'portfolio.ratings.unchanged':
    '<c>{n} {verb, select, yes {{nN, plural, one {is} other {are}} rated } other {}}the same</c>',
  'portfolio.ratings.leftOut':
    '; {assessor} {assessorN, plural, one {is} other {are}} left out because the assessor differs',
  'portfolio.ratings.one':
    'Compared with {then}, {name} <c>is rated {way, select, worse {worse} better {better} other {the same}}</c>',
  'portfolio.ratings.scale':
    'Lead ratings cannot be compared with {then}: the scale had {pointsThen} points then and has {pointsNow} now.',
  'portfolio.ratings.scaleOther': 'Lead ratings cannot be compared with {then}: they were given on a different scale.',
  'portfolio.ratings.assessor':
    'Lead ratings cannot be compared with {then}: the assessor differs for {assessorN, plural, one {the} other {all}} {assessor} that {assessorN, plural, one {is} other {are}} rated for each date.',
  'portfolio.cost':
    'Whole-life cost <c>{way, select, rose {rose} other {fell}} by {change}{percent, select, none {} other { ({percentValue})}}</c> {countN, plural, one {for {name}, which gives} other {over the {count} initiatives that give}} a figure for {then} and for {now}{approved, select, yes {; each figure is an approved baseline or budget} other {}}.',
  'portfolio.cost.equal':
    'Whole-life cost is <c>unchanged</c> {countN, plural, one {for {name}, which gives} other {over the {count} initiatives that give}} a figure for {then} and for {now}.',
  'portfolio.cost.doubtful':
    '; {count} {countN, plural, one {is} other {are}} left out whose figures, {amount} apart in all, may differ in unit or scope',
  'portfolio.cost.open':
    '<c>Which way whole-life cost went since {then} cannot be told</c>: over the {count} {countN, plural, one {initiative that gives} other {initiatives that give}} comparable figures it is <c>{change} {way, select, rose {higher} other {lower}}</c>, but {doubts} {doubtsN, plural, one {initiative} other {initiatives}} whose figures may differ in unit or scope {doubtsN, plural, one {lies} other {lie}} {amount} the other way.',
  'portfolio.cost.recorded':
    '; for {count} of them the reports explain the difference, {amount} in all, by how cost is recorded or what it covers',
  'portfolio.cost.recorded.count':
    '; for {count} of them the reports explain the difference by how cost is recorded or what it covers',
  'portfolio.cost.doubtful.count':
    '; {count} {countN, plural, one {is} other {are}} left out whose figures may differ in unit or scope',
  'portfolio.cost.open.recorded':
    '<c>Which way whole-life cost went since {then} cannot be told</c>: over the {count} {countN, plural, one {initiative that gives} other {initiatives that give}} comparable figures it is <c>{change} {way, select, rose {higher} other {lower}}</c>, but for {doubts} {doubtsN, plural, one {initiative} other {initiatives}}, {amount} in all, the reports explain the difference by how cost is recorded or what it covers.',
  'portfolio.cost.definition': 'Whole-life cost cannot be compared with {then}: the reports define it differently.',
  'portfolio.declared':
    '; that the definitions {verdict, select, same {agree} other {differ}} is declared by {author} on {on}: {quote}',
  'portfolio.bridge':
    'The totals as published, {before} for {then} and {after} for {now}, hold different initiatives and figures: {ways, select, out {{out} went with what is not given now} in {{in} came with what was not given then} other {{out} went with what is not given now and {in} came with what was not given then}}{open, select, yes {, and matches that nobody has decided may be behind {count} of them} other {}}.',
  'portfolio.drivers':
    '<c>{drivers} of {movers} {way, select, rose {rises} other {falls}} carry {share} of the whole</c>, led by {lead} and {next}.',
  'portfolio.dates':
    'Of {comparable} {approved, select, yes {approved } other {}}end dates given for {then} and for {now}, ',
  'portfolio.dates.later': '<c>{n} {verb, select, yes {{nN, plural, one {is} other {are}} } other {}}later</c>',
  'portfolio.dates.earlier': '<c>{n} {verb, select, yes {{nN, plural, one {is} other {are}} } other {}}earlier</c>',
  'portfolio.dates.unchanged': '<c>{n} {verb, select, yes {{nN, plural, one {is} other {are}} } other {}}the same</c>',
  'portfolio.dates.median':
    '<c>; the later {laterN, plural, one {one} other {ones}} moved by {laterN, plural, one {} other {a median of }}{median}</c>{approved, select, yes {{laterN, plural, one {, by re-approval} other {, each by re-approval}}} other {}}',
  'portfolio.dates.one':
    'The {approved, select, yes {approved } other {}}end date of {name}, given for {then} and for {now}, <c>is {way, select, later {later, by {median}} earlier {earlier} other {the same}}</c>',
  'portfolio.dates.definition': 'End dates cannot be compared with {then}: the reports define them differently.',
  'portfolio.population':
    '{initiativesN, plural, =0 {No initiative} one {{initiatives} initiative{unitsN, plural, =0 {} one { from {units} unit} other { from {units} units}}} other {{initiatives} initiatives{unitsN, plural, =0 {} one { from {units} unit} other { from {units} units}}}} reported for {now}{joinedN, plural, =0 {} other {, of which {joined} {joinedN, plural, one {was} other {were}} not reported for {then}}}{leftN, plural, =0 {} other {; {left} reported then {leftN, plural, one {is} other {are}} not reported now}}{open, select, yes {; matches that nobody has decided may be behind {count} of these} other {}}.',
  'portfolio.population.alone':
    '{initiativesN, plural, =0 {No initiative} one {{initiatives} initiative{unitsN, plural, =0 {} one { from {units} unit} other { from {units} units}}} other {{initiatives} initiatives{unitsN, plural, =0 {} one { from {units} unit} other { from {units} units}}}} reported for {now}.',
  'portfolio.missing':
    '{missing} {missingN, plural, one {report} other {reports}} due for {now} {missingN, plural, one {is} other {are}} missing.',
  'portfolio.missing.locked':
    '{missing} {missingN, plural, one {report} other {reports}} due for {now} did not come before the period was locked.',
  'portfolio.awaited':
    '{awaited} {awaitedN, plural, one {report} other {reports}} for {now} {awaitedN, plural, one {is} other {are}} not in yet{day, select, none {} other {; {awaitedN, plural, one {it is} other {they are}} due by {dueOn}}}.',
  'portfolio.notExpected':
    '{units} {unitsN, plural, one {unit} other {units}} that reported for {then} {unitsN, plural, one {was} other {were}} not expected to report for {now}, so nothing is said of {unitsN, plural, one {its} other {their}} {initiatives} {initiativesN, plural, one {initiative} other {initiatives}}.',
  'portfolio.absent':
    '{absent} {absentN, plural, one {initiative} other {initiatives}} reported for {then} that had not ended {absentN, plural, one {is} other {are}} not reported for {now}.',
  'portfolio.state': 'Of {rated} lead ratings ',
  'portfolio.state.value':
    '{n} {verb, select, yes {{nN, plural, one {is} other {are}} } other {}}{value, select, red {Red} amberRed {Amber/Red} amber {Amber} amberGreen {Amber/Green} other {Green}}',
  'portfolio.state.byOwner':
    '; {byOwner} {byOwnerN, plural, one {comes} other {come}} from the owner and not from an independent reviewer',
  'portfolio.state.one':
    '{name} is rated {value} for {now} by {who, select, independent {the independent reviewer} other {its owner}}',
  'portfolio.state.none': 'None of the reports for {now} holds a rating.',
  'portfolio.costState':
    '{known} {knownN, plural, one {initiative gives} other {initiatives give}} a whole-life cost{knownN, plural, one { of} other {, together}} {total}{withheldN, plural, =0 {} one {; {withheld} withholds it} other {; {withheld} withhold it}}.',
  'portfolio.costConverted':
    'The whole-life cost of the {known} {knownN, plural, one {initiative that gives} other {initiatives that give}} a figure comes to {total}, converted into {home}:',
  'portfolio.rate':
    '{rate} {to} to the {from} on {on} ({source}){way, select, inverse {, used the other way round} other {}}',
  'portfolio.costBands':
    '{bands} {bandsN, plural, one {initiative gives its} other {initiatives give their}} cost as a band: the floors come to {low}, the ceilings to {high}.',
  'portfolio.costBands.low':
    '{bands} {bandsN, plural, one {initiative gives its} other {initiatives give their}} cost as a band; the floors of the {lowCount} {lowCountN, plural, one {band that has} other {bands that have}} a floor come to {low}, and not every band has a ceiling.',
  'portfolio.endState':
    '{soon} of {known} end {knownN, plural, one {date} other {dates}} {soonN, plural, one {comes} other {come}} within a year of the report{pastN, plural, =0 {} other {, and {past} had passed when it was made}}.',
  'portfolio.inYear':
    'For the year, the {both} {bothN, plural, one {initiative that gives each figure forecasts} other {initiatives that give each figure forecast}} {forecast} against a baseline of {baseline}.',

  // ---- causes
  'cause.quoted': '{author} writes: {quote}',
  'cause.commentary': 'From the commentary of {author}: {quote}',
  'cause.none': 'No cause is given.',

  // ---- findings: who came, who went
  arrived:
    '{joined} of the {initiatives} {initiativesN, plural, one {initiative} other {initiatives}} reported for {now} {joinedN, plural, one {was} other {were}} not reported for {then}{open, select, yes {, nor under a name like {joinedN, plural, one {its own} other {theirs}}} other {}}.',
  departed:
    '{name}, reported for {then}, is not reported for {now}{by, select, name { under that name or id} other {}}.',
  'departed.rated':
    '{name}, rated {rating} for {then}, is not reported for {now}{by, select, name { under that name or id} other {}}.',
  'departed.many':
    '{count} other {countN, plural, one {initiative} other {initiatives}} reported for {then} {countN, plural, one {is} other {are}} not reported for {now}.',
  'ask.departed':
    'What became of {name}? It was reported for {then} and is not reported for {now}{by, select, name { under that name or id} other {}}.',
  'ask.departed.rated':
    'What became of {name}? It was rated {rating} for {then} and is not reported for {now}{by, select, name { under that name or id} other {}}.',

  // ---- findings: ratings
  'rating.worsened':
    '{name} <c>worsened from {from} for {then} to {to} for {now}</c>, each time rated by {who, select, independent {the independent reviewer} other {its owner}}.',
  'rating.improved':
    '{name} <c>improved from {from} for {then} to {to} for {now}</c>, each time rated by {who, select, independent {the independent reviewer} other {its owner}}.',
  'rating.worsened.many':
    'The lead {countN, plural, one {rating} other {ratings}} of {count} other {countN, plural, one {initiative} other {initiatives}} <c>worsened since {then}</c>.',
  'rating.improved.many':
    'The lead {countN, plural, one {rating} other {ratings}} of {count} other {countN, plural, one {initiative} other {initiatives}} <c>improved since {then}</c>.',
  'ask.rating.worsened':
    'What will it take to put {name} right? {who, select, independent {The independent reviewer} other {Its owner}} rated it {from} for {then} and rates it {to} for {now}.',
  assessorChanged:
    '{name} shows {to} from {who, select, owner {its owner} other {the independent reviewer}}, where {who, select, owner {the independent reviewer} other {its owner}} gave {from} for {then}: ratings by different assessors cannot be compared.',
  'assessorChanged.many':
    'For {count} other {countN, plural, one {initiative} other {initiatives}} a different assessor gives the lead rating, which cannot be compared with {then}.',
  'ask.assessorChanged':
    'How would the independent reviewer rate {name} today? The reviewer gave {from} for {then}; {to} for {now} is the owner’s own rating.',
  disagree: 'The independent reviewer rates {name} {independent}, its owner {owner}.',
  'disagree.many':
    'The independent reviewer and the owner rate {count} other {countN, plural, one {initiative} other {initiatives}} differently for {now}.',
  'ask.disagree':
    'Why do the independent reviewer, who rates {name} {independent}, and its owner, who rates it {owner}, see it differently?',
  longRun:
    '{name} has been rated {value} in {run} consecutive reports, by {who, select, independent {the independent reviewer} other {its owner}}.',
  'longRun.many':
    '{count} other {countN, plural, one {initiative has} other {initiatives have}} stood at Red or Amber/Red in report after report.',
  'ask.longRun': 'What would it take for {name} to leave {value}, where it has stood for {run} consecutive reports?',
  ratingWithdrawn: '{name}, rated {from} for {then}, withholds its rating for {now}.',
  'ratingWithdrawn.many':
    '{count} other {countN, plural, one {initiative} other {initiatives}} rated for {then} {countN, plural, one {withholds its} other {withhold their}} rating now.',
  'ask.ratingWithdrawn': 'Why is the rating of {name} withheld for {now}? For {then} it was {from}.',

  // ---- findings: values withheld
  withdrawnAsRatingFell:
    '{name} withholds {field, select, endDate {its end date, given as {value} for {then}} wholeLifeCost {its whole-life cost, given as {value} for {then}} other {its whole-life cost and its end date, given as {value} and {end} for {then}}}, while its lead rating <c>worsened from {from} to {to}</c>.',
  'withdrawnAsRatingFell.many':
    '{count} other {countN, plural, one {initiative withholds} other {initiatives withhold}} what was given for {then}, while the lead rating <c>worsened</c>.',
  'ask.withdrawnAsRatingFell':
    'Why {field, select, endDate {is the end date of {name}, {value} for {then},} wholeLifeCost {is the whole-life cost of {name}, {value} for {then},} other {are the whole-life cost and the end date of {name}, {value} and {end} for {then},}} withheld just as its rating <c>went from {from} to {to}</c>?',
  withdrawn:
    '{name} withholds {field, select, endDate {its end date, given as {value} for {then}} wholeLifeCost {its whole-life cost, given as {value} for {then}} other {its whole-life cost and its end date, given as {value} and {end} for {then}}}.',
  'withdrawn.many':
    '{count} other {countN, plural, one {initiative withholds} other {initiatives withhold}} now what was given for {then}.',
  'ask.withdrawn':
    'Why {field, select, endDate {is the end date of {name} withheld? For {then} it was given as {value}} wholeLifeCost {is the whole-life cost of {name} withheld? For {then} it was given as {value}} other {are the whole-life cost and the end date of {name} withheld? For {then} they were given as {value} and {end}}}.',
  'value.withheld':
    '{name} withholds the {field, select, endDate {end date} other {whole-life cost}} of {without} of the {all} initiatives it reports for {now}.',
  'value.withheld.many':
    '{count} other {countN, plural, one {unit withholds} other {units withhold}} dates or costs for a good part of what they report.',
  'ask.value.withheld':
    'Can {name} show the board in confidence the {field, select, endDate {end dates} other {whole-life costs}} it withholds for {without} of its {all} initiatives?',
  'value.notSupplied':
    '{name} leaves the {field, select, endDate {end date} other {whole-life cost}} empty for {without} of the {all} initiatives it reports for {now}.',
  'value.notSupplied.many':
    '{count} other {countN, plural, one {unit leaves} other {units leave}} dates or costs empty for a good part of what they report.',
  'ask.value.notSupplied':
    'When will {name} supply the {field, select, endDate {end dates} other {whole-life costs}} missing for {without} of its {all} initiatives?',

  // ---- findings: dates
  'endDate.moved':
    'The {reason, select, reapproval {approved end date} other {end date}} of {name} <c>moved from {from} to {to}, {length} {way, select, later {later} other {earlier}}</c><c>{known, select, last {, counted from the last known date, given for {then}} other {}}{reason, select, reapproval {: a re-approval} slippage {: slippage} scope {: a change of scope} definition {: a change of definition} correction {: a correction} publication {: a matter of publication} identity {: a matter of identity} other {}}</c>.',
  'endDate.moved.many':
    'The end {countN, plural, one {date} other {dates}} of {count} other {countN, plural, one {initiative} other {initiatives}} <c>moved since {then}</c>.',
  'ask.endDate.moved.stated':
    'What makes the end date of {name} hold, now that it <c>moved from {from}{known, select, last {, as given for {then},} other {}} to {to}</c>? {author} writes: {quote}',
  'ask.endDate.moved':
    'Why did the end date of {name} <c>move from {from}{known, select, last {, as given for {then},} other {}} to {to}</c>, and what makes it hold now?',
  'endDate.recorded':
    '{name} gives {to} as its end date for {now}, where it gave {from} for {then}. {author} writes: {quote}',
  'endDate.recorded.many':
    '{count} other {countN, plural, one {initiative explains} other {initiatives explain}} a different end date by what it stands for.',
  'ask.endDate.recorded':
    'What did {from} stand for, which {name} gave as its end date for {then}? It gives {to} for {now}, and {author} writes: {quote}',
  'endDate.past': '{name} is reported for {now} although its end date, {end}, had passed.',
  'endDate.past.many':
    '{count} other {countN, plural, one {initiative is} other {initiatives are}} reported for {now} although the end date had passed.',
  'ask.endDate.past': 'Is {name} finished? It is reported for {now}, when its end date, {end}, had passed.',

  // ---- findings: money
  'cost.moved':
    '{way, select, rose {The whole-life cost of {name} <c>rose by {change}</c>, from {from} for {then} to {to} for {now}} other {{name} gives a whole-life cost of {to} for {now}, where it gave {from} for {then}}}<c>{reason, select, reapproval {: a baseline or budget approved anew} scope {: a change of scope} definition {: a change of definition} priceBase {: a change of price base} correction {: a correction} slippage {: slippage} other {}}</c>.',
  'cost.moved.many':
    '{which, select, second {{down} other {downN, plural, one {initiative gives} other {initiatives give}} a whole-life cost of {to} in all for {now}, where {downN, plural, one {it} other {they}} gave {from} for {then}} other {Whole-life cost <c>rose by {change}</c> over {up} other {upN, plural, one {initiative} other {initiatives}}}}{which, select, both {; {down} others give {to} in all for {now}, where they gave {from} for {then}} other {}}.',
  'cost.recorded':
    '{name} gives a whole-life cost of {to} for {now}, where it gave {from} for {then}, and explains that by how it is recorded. {author} writes: {quote}',
  'cost.covers':
    '{name} gives a whole-life cost of {to} for {now}, where it gave {from} for {then}: the figures may differ in what they cover. {author} {when, select, now {writes:} other {wrote for {at}:}} {quote}',
  'cost.recorded.many':
    '{count} other {countN, plural, one {initiative explains} other {initiatives explain}} a different whole-life cost by how it is recorded or what it covers.',
  'ask.cost.recorded':
    'What was the whole-life cost of {name} for {then}, recorded as it is now? It gave {from} and gives {to}, but writes: {quote}',
  'ask.cost.covers':
    'What was the whole-life cost of {name} for {then}, of all that it covers now? It gave {from} and gives {to}; {author} {when, select, now {writes:} other {wrote for {at}:}} {quote}',
  'ask.cost.moved': 'What does {name} deliver for the {change} by which its whole-life cost <c>rose</c>, to {to}?',
  'inYear.above':
    'The forecast of {name} for the year, {forecast}, is <c>{above} above</c> its baseline of {baseline}.',
  'inYear.above.many':
    'The forecast for the year of {count} other {countN, plural, one {initiative} other {initiatives}} is well <c>above</c> the baseline.',
  'ask.inYear.above':
    'How will {name} find the {above} by which its forecast for the year <c>is above</c> its baseline of {baseline}?',

  // ---- findings: words against fields
  contradicts:
    'The commentary on {name} says {quote}, while {where, select, field {the {field, select, endDate {end date} wholeLifeCost {whole-life cost} other {rating}} given beside it is {value}} other {the report for {then} gave {value}}}.',
  'contradicts.direction': 'The commentary on {name} says {quote}, but on the scale {from} to {to} goes the other way.',
  'contradicts.many':
    'The commentary on {count} other {countN, plural, one {initiative} other {initiatives}} contradicts a date, a cost or a rating.',
  'ask.contradicts':
    'Which is right for {name}: {quote} in the commentary, or {value} {where, select, field {in the field beside it} other {in the report for {then}}}?',
  'ask.contradicts.direction':
    'Which way did {name} go? Its commentary says {quote}, but on the scale that is the other way.',

  // ---- findings: clusters
  'cluster.unit': 'In {name}, {worse} of {all} comparable lead ratings <c>worsened since {then}</c>.',
  'cluster.unit.many':
    'Ratings that <c>worsened since {then}</c> gather in {count} other {countN, plural, one {unit} other {units}}.',
  'ask.cluster.unit':
    'What do the {worse} initiatives of {name} have in common whose lead rating <c>worsened since {then}</c>?',
  'cluster.category': 'In the category {name}, {worse} of {all} comparable lead ratings <c>worsened since {then}</c>.',
  'cluster.category.many':
    'Ratings that <c>worsened since {then}</c> gather in {count} other {countN, plural, one {category} other {categories}}.',
  'ask.cluster.category':
    'What do the {worse} initiatives in {name} have in common whose lead rating <c>worsened since {then}</c>?',

  // ---- findings: the reporting itself
  'coverage.partial.scope':
    'The reports for {now} {hereN, plural, =0 {name no unit} one {come from {here} unit} other {come from {here} units}}; {units} {unitsN, plural, one {unit} other {units}} that reported for {then}, with {outside} {outsideN, plural, one {initiative} other {initiatives}}, {unitsN, plural, one {is} other {are}} taken as not expected.',
  'coverage.partial':
    'Of the {expected} {expectedN, plural, one {initiative} other {initiatives}} reported for {then} that had not ended, {absent} {absentN, plural, one {is} other {are}} not reported for {now}.',
  'ask.coverage.partial.scope':
    '{hereN, plural, =0 {Is {now} complete?} one {Was {now} to cover a lone unit?} other {Was {now} to cover {here} units alone?}} {units} {unitsN, plural, one {unit} other {units}} that reported for {then}, with {outside} {outsideN, plural, one {initiative} other {initiatives}}, {unitsN, plural, one {is} other {are}} not in it.',
  'ask.coverage.partial':
    'Are the reports for {now} complete? Of the {expected} {expectedN, plural, one {initiative} other {initiatives}} reported for {then} that had not ended, {absent} {absentN, plural, one {is} other {are}} not among them.',
  missing: '{who} owes {count} {countN, plural, one {report} other {reports}} for {now}.',
  'missing.locked':
    '{count} {countN, plural, one {report} other {reports}} due from {who} for {now} did not come before the period was locked.',
  'missing.many': '{count} other reports due for {now} {locked, select, yes {did not come} other {are missing}}.',
  'ask.missing':
    'When will the {count} {countN, plural, one {report} other {reports}} due from {who} for {now} arrive?',
  'ask.missing.locked':
    'Why did the {count} {countN, plural, one {report} other {reports}} due from {who} for {now} not come before the period was locked?',
  late: '{who} handed in {count} {countN, plural, one {report} other {reports}} for {now} after the due date.',
  'late.many': '{count} other reports for {now} were handed in after the due date.',

  // ---- questions about data
  'data.endBeforeStart': '{name} gives an end date, {end}, that lies before its start date, {start}.',
  'data.endBeforeStart.many':
    '{count} other {countN, plural, one {initiative gives} other {initiatives give}} an end date before the start date.',
  'ask.data.endBeforeStart': 'Which date of {name} is wrong? Its end date, {end}, lies before its start date, {start}.',
  'data.implausibleMove':
    '{name} gives {to} as its end date, {length} away from {from}, which it gave for {then}: perhaps a misprint.',
  'data.implausibleMove.many':
    '{count} other {countN, plural, one {end date lies} other {end dates lie}} so far from the date given before that a misprint is likely.',
  'ask.data.implausibleMove': 'Is {to} the right end date of {name}? For {then} it was {from}.',
  'data.zeroBase':
    '{name} gives a baseline for the year of {baseline} and a forecast of {forecast}, so that no variance can be worked out.',
  'data.zeroBase.many':
    '{count} other {countN, plural, one {initiative gives} other {initiatives give}} a baseline for the year that no variance can be worked out from.',
  'ask.data.zeroBase': 'Is {baseline} the right baseline for the year of {name}? Its forecast is {forecast}.',
  'data.magnitude':
    '{name} gives a whole-life cost of {to}, where it gave {from} for {then}: perhaps in a different unit or of a different scope.',
  'data.magnitude.many':
    '{count} other {countN, plural, one {initiative gives} other {initiatives give}} a whole-life cost that may be in a different unit or of a different scope.',
  'ask.data.magnitude':
    'What does the whole-life cost of {name} cover? It was {from} for {then} and is {to} for {now}.',

  // ---- decisions
  'decision.due': '{question} To be decided by {day}.',
  'decision.overdue': '{question} This was to be decided by {day}.',

  // ---- one initiative
  'initiative.rating':
    '{name} is rated {value} for {now} by {who, select, independent {the independent reviewer} other {its owner}}{run, select, none {} other {, for {runValue} consecutive reports}}.',
  'initiative.rating.moved':
    '{name} is rated {value} for {now} by {who, select, independent {the independent reviewer} other {its owner}}, <c>{way, select, worse {worse} other {better}} than {from} for {then}</c>.',
  'initiative.rating.assessor':
    '{name} is rated {value} for {now} by {who, select, independent {the independent reviewer} other {its owner}}; the {from} for {then} came from {who, select, independent {its owner} other {the independent reviewer}} and cannot be compared.',
  'initiative.rating.scale':
    '{name} is rated {value} for {now}; the {from} for {then} was given on a different scale and cannot be compared.',
  'initiative.rating.none':
    '{name} has no rating for {now}{absent, select, withheld {: it is withheld} reset {: it was reset} tooEarly {: it is too early to rate} notYetAssessed {: it has not been assessed} other {}}.',
  'initiative.notReported':
    '{name} is not reported for {now}; it was reported for {then}{open, select, yes {, and may be reported as {other}: the match is not decided} other {}}.',
  'initiative.end.moved':
    'Its end date, {from} in the report for {then}, <c>moved to {to}, {length} {way, select, later {later} other {earlier}}, in {moves} {movesN, plural, one {step} other {steps}}</c>.',
  'initiative.end.same': 'Its end date, {to}, is <c>the same as in the report for {then}</c>.',
  'initiative.end.withheld': 'Its end date is withheld; for {then} it was {from}.',
  'initiative.end.only': 'Its end date is {to}, as given for {then}.',
  'initiative.cost.moved':
    'Its whole-life cost, {from} for {then}, <c>{way, select, rose {rose} other {fell}} by {change} to {to}</c>.',
  'initiative.cost.same': 'Its whole-life cost, {to}, is <c>the same as for {then}</c>.',
  'initiative.cost.withheld': 'Its whole-life cost is withheld; for {then} it was {from}.',
  'initiative.cost.only': 'Its whole-life cost is {to}, as given for {then}.',
} as const satisfies Record<string, string>

export type MessageId = keyof typeof english
