/**
 * The plan of the ferry terminal at Skerry Sound as its planner would jot it down. Two spaces a level. After the name:
 * duration (0d: a milestone), what it waits for, and in braces what else is to be said. Summaries have no duration.
 */
export const rows = `
Ferry terminal at Skerry Sound
  Consents and design
    C010 Marine licence | 0d | | {done 2026-03-13 17:00}
    C020 Ground investigation | 20d | | {done 2026-02-02..2026-02-27; by Marine contractor}
    C030 Detailed design of the quay | 35d | C020SS+5d | {done 2026-02-09..2026-03-27; by Designers}
    C040 Detailed design of the building | 40d | C030SS+10d | {done 2026-02-23..2026-04-21; by Designers[50%]}
    C050 Review by the harbour authority | 15ed | C030 | {done 2026-03-27 17:00..2026-04-11 17:00}
    C060 Design freeze | 0d | C010; C030; C040; C050 | {done 2026-04-21 17:00}
    C070 Tender documents | 10d | C040FS-5d | {done 2026-04-15..2026-04-28; by Designers}
    C080 Tender period | 14ed | C070 | {done 2026-04-28 17:00..2026-05-12 17:00}
    C090 Contract award | 0d | C060; C080 | {done 2026-05-12 17:00}
  Marine works
    M010 Mobilise the barge | 10d | C090 | {done 2026-05-13..2026-05-28; by Piling barge}
    M020 Dredge the berth pocket | 15d | M010 | {calendar tide; began 2026-05-29 06:00, 20%; by Piling barge}
    M030 Drive piles, row A | 12d | M020 | {calendar tide; by Piling barge}
    M040 Drive piles, row B | 12d | M030SS+4d | {calendar tide; by Piling barge}
    M050 Drive piles of the dolphins | 8d | M040 | {calendar tide; by Piling barge}
    M060 Test piles | 5d | M050FF+3d | {by Marine contractor}
    M070 Formwork of the cope beam | 15d | M040 | {by Marine contractor}
    M080 Reinforcement of the cope beam | 15d | M070SS+3d; M070FF+2d | {by Steel fixers}
    M090 Pour the cope beam | 4d | M080 | {calendar tide; by Marine contractor; uses Concrete 380}
    M100 Let the cope beam cure | 14ed | M090 |
    M110 Fenders and ladders | 10d | M100 | {by Marine contractor}
    M120 Foundations of the linkspan | 12d | M060 | {by Marine contractor; uses Concrete 120}
    M130 Let the foundations cure | 21ed | M120 |
    M140 Linkspan delivered | 0d | | {no earlier than 2026-10-12; milestone start}
    M150 Lift in the linkspan | 3d | M130; M140 | {calendar night; by Crane crew; priority 900}
    M160 Hydraulics and controls | 15d | M150 | {by Electricians}
    M170 Supervision at sea | hammock | M010SS; M160FF | {by Designers[20%]}
  Terminal building
    B010 Set up the site | 5d | C090FS+5d | {done 2026-05-20..2026-05-27; by Builders}
    B020 Excavation | 10d | B010 | {began 2026-05-28, 20%; by Builders}
    B030 Foundations | 15d | B020SS+5d | {by Builders; uses Concrete 210}
    B040 Ground slab | 8d | B030 | {by Builders; uses Concrete 160}
    B050 Fabricate the steel frame | 45d | C060; C090 | {began 2026-05-13, 25%}
    B060 Erect the steel frame | 15d | B040; B050 | {by Crane crew}
    B070 Roof deck | 10d | B060SS+5d | {by Builders}
    B080 Cladding | 20d | B060FS-3d | {by Builders}
    B090 Windows and doors | 12d | B080SS+8d | {by Builders}
    B100 Weathertight | 0d | B070; B080; B090 |
    B110 Mechanical first fix | 15d | B100 | {by Builders[50%]}
    B120 Electrical first fix | 15d | B110SS+3d | {by Electricians}
    B130 Plaster and screed | 12d | B110; B120 | {by Builders}
    B140 Let the screed dry | 28ed | B130 |
    B150 Mechanical second fix | 10d | B140 | {by Builders[50%]}
    B160 Electrical second fix | 12d | B150SS+2d | {by Electricians}
    B170 Finishes | 15d | B160FF+5d | {by Builders}
    B180 Furniture and signs | 8d | B170 | {by Builders[50%]}
    B190 Visitor centre (the tenant's own works) | 20d | | {manual 2026-10-05; estimated}
    B200 Second kiosk | 10d | B140 | {inactive}
  Landside
    L010 Divert utilities | 20d | C090 | {began 2026-05-18, 40%; by Roads contractor}
    L020 Drainage | 15d | L010FS-5d | {by Roads contractor}
    L030 Sub-base of the access road | 12d | L020 | {by Roads contractor}
    L040 Marshalling yard | 15d | L030SS+50% | {by Roads contractor}
    L050 Surfacing | 8d | L030; L040 | {no later than 2026-11-13 17:00; by Roads contractor}
    L060 Lighting and cameras | 10d | L040 | {by Electricians}
    L070 Ticket barriers | 6d | L050; L060 | {by Electricians}
  Into service
    T010 Power on | 0d | B160; L060 | {milestone start}
    T020 Bring the systems together | 15d | T010; M160; L070 | {by Electricians}
    T030 Berthing trials | 5d | M110; M160; T020SS+5d | {calendar tide; by Crew of the ferry}
    T040 Evacuation exercise | 1d | T020; B180 | {by Crew of the ferry}
    T050 Snagging | 15d | B180SS+4d; T040FF+5d | {by Builders[50%]}
    T060 Safety certificate | 20ed | T030; T040 | {deadline 2027-01-15 17:00}
    T070 Old slipway in service for the last time | 5d | T090SF | {by Crew of the ferry[50%]}
    T080 Handover to the operator | 0d | T050; T060 |
    T090 First sailing | 0d | T080FS+5d | {milestone start; deadline 2027-02-01 17:00}
  Whole project
    P010 Project management | hammock | C020SS; T080FF | {by Project manager}
    P020 Public information | 30d | T080FF | {as late as possible; by Project manager[20%]}
`
