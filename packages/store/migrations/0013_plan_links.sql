-- Links from a task of one project's plan to a task of another's. A hard one puts the date into the successor; a soft one
-- offers it, and the successor's manager accepts or refuses it.

CREATE TABLE plan_outside_link (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  from_plan uuid NOT NULL,
  from_task text COLLATE "C" NOT NULL,
  to_plan uuid NOT NULL,
  to_task text COLLATE "C" NOT NULL,
  type text NOT NULL,                    -- FS, SS
  lag_minutes integer NOT NULL,          -- by the clock
  hard boolean NOT NULL,
  -- Minutes of the successor's wall clock, before which its task does not start.
  given integer,                         -- what the successor has
  offered integer,                       -- what waits for an answer
  refused integer,                       -- what was refused last
  reason text,                           -- of the refusal
  answered_by uuid,
  answered_at timestamptz,
  trouble text,                          -- why no date goes over: gone, loop
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, from_plan) REFERENCES plan (org, id),
  FOREIGN KEY (org, to_plan) REFERENCES plan (org, id)
);
CREATE UNIQUE INDEX plan_outside_link_once ON plan_outside_link (org, from_plan, from_task, to_plan, to_task, type)
  WHERE deleted_at IS NULL;
CREATE INDEX plan_outside_link_to ON plan_outside_link (org, to_plan) WHERE deleted_at IS NULL;
SELECT enable_rls('plan_outside_link');
