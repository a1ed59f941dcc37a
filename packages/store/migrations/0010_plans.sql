-- Plans: the inputs of a project's schedule as rows, the commands that changed them, and the dates that follow from them.
-- Ids of rows are texts: files bring their own. Times are minutes from 1970-01-01 in the plan's own wall clock, as in
-- packages/planning/src/plan.ts. What has no column of its own stands in `more`, by the field's name there.

CREATE TABLE plan (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  head integer NOT NULL DEFAULT 0,       -- number of the last command; whoever writes locks this row first
  title text NOT NULL,
  calendar text NOT NULL,                -- id of the calendar for whatever names none
  more jsonb NOT NULL DEFAULT '{}',      -- the other settings
  -- What the engine says of the plan at its head.
  engine text NOT NULL,
  hash text NOT NULL,                    -- of all early and late dates
  start_at integer,
  finish_at integer,
  tasks integer NOT NULL DEFAULT 0,
  links integer NOT NULL DEFAULT 0,
  critical integer NOT NULL DEFAULT 0,
  dated integer NOT NULL DEFAULT -1,     -- the head that the rows of plan_task_date are of
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, initiative) REFERENCES initiative (org, id)
);
-- One current plan an initiative.
CREATE UNIQUE INDEX plan_current ON plan (org, initiative) WHERE deleted_at IS NULL;
CREATE INDEX plan_place ON plan (org, place);
CREATE INDEX plan_undated ON plan (org) WHERE dated < head;

-- Every change of a plan, numbered without gaps. An import has no edits: who is behind loads the plan anew.
CREATE TABLE plan_command (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  n integer NOT NULL,
  id uuid NOT NULL,                      -- made by whoever first applied it
  verb text NOT NULL,
  base integer NOT NULL,                 -- the head that its author saw
  edits json,
  inverse json,
  undoes uuid,                           -- the command that it takes back
  undone_by uuid,
  barrier boolean NOT NULL DEFAULT false, -- undo stops here: an import, a baseline, an applied what-if
  account uuid,                          -- null: the command line
  actor uuid,
  actor_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (org, plan, n),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);
CREATE UNIQUE INDEX plan_command_id ON plan_command (org, plan, id);
-- Long edits are kept as they are: compressing them costs more than writing them.
ALTER TABLE plan_command ALTER COLUMN edits SET STORAGE EXTERNAL, ALTER COLUMN inverse SET STORAGE EXTERNAL;

CREATE TABLE plan_task (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  parent text COLLATE "C",               -- the summary that holds it
  sort_key text COLLATE "C" NOT NULL,    -- among the tasks of the same parent; ties by id
  name text NOT NULL,
  code text,
  wbs text,
  type text NOT NULL,                    -- task, milestone, summary, hammock
  duration integer NOT NULL,             -- working minutes
  calendar text,
  deadline integer,
  more jsonb NOT NULL DEFAULT '{}',      -- constraint, progress, effort, costs, notes, custom fields, …
  PRIMARY KEY (org, plan, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

CREATE TABLE plan_dependency (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  predecessor text COLLATE "C" NOT NULL,
  successor text COLLATE "C" NOT NULL,
  type text NOT NULL,                    -- FS, SS, FF, SF
  more jsonb NOT NULL DEFAULT '{}',      -- lag
  PRIMARY KEY (org, plan, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

CREATE TABLE plan_calendar (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  more jsonb NOT NULL DEFAULT '{}',      -- week, work weeks, exceptions, base
  PRIMARY KEY (org, plan, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

CREATE TABLE plan_resource (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  type text NOT NULL,                    -- work, material, cost
  email text,                            -- the person of the organisation that it is, where there is one
  more jsonb NOT NULL DEFAULT '{}',      -- units, availability, rates
  PRIMARY KEY (org, plan, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

CREATE TABLE plan_assignment (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  task text COLLATE "C" NOT NULL,
  resource text COLLATE "C",             -- null: work that nobody has yet
  units double precision NOT NULL,       -- 1 = all of one full-time person
  work double precision NOT NULL,        -- minutes
  more jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (org, plan, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

CREATE TABLE plan_baseline (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text,
  saved_at integer,
  more jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (org, plan, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

-- What a baseline keeps of a task, or of an assignment.
CREATE TABLE plan_baseline_value (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  baseline text COLLATE "C" NOT NULL,
  holder text NOT NULL,                  -- task, assignment
  id text COLLATE "C" NOT NULL,
  start_at integer,
  finish_at integer,
  duration double precision,
  work double precision,
  cost_minor double precision,
  PRIMARY KEY (org, plan, baseline, holder, id),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

-- What the engine computed, for whoever asks in SQL: of the head that plan.dated says, at most a second behind.
CREATE TABLE plan_task_date (
  org uuid NOT NULL,
  plan uuid NOT NULL,
  task text COLLATE "C" NOT NULL,
  start_at integer NOT NULL,
  finish_at integer NOT NULL,
  early_start integer NOT NULL,
  early_finish integer NOT NULL,
  late_start integer NOT NULL,
  late_finish integer NOT NULL,
  total_float integer NOT NULL,          -- working minutes
  free_float integer NOT NULL,
  critical boolean NOT NULL,
  PRIMARY KEY (org, plan, task),
  FOREIGN KEY (org, plan) REFERENCES plan (org, id)
);

SELECT enable_rls(name::regclass) FROM unnest(array['plan', 'plan_command', 'plan_task', 'plan_dependency',
  'plan_calendar', 'plan_resource', 'plan_assignment', 'plan_baseline', 'plan_baseline_value', 'plan_task_date']) AS name;
