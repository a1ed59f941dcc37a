CREATE TABLE objective (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid,
  place text COLLATE "C",
  title text NOT NULL,
  description text,
  theme text,
  parent uuid,
  measure text,
  starting_value text,
  target_value text,
  starts_on date,
  target_date date,
  owner uuid,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX objective_ref ON objective (org, ref_no);
CREATE INDEX objective_place ON objective (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX objective_by_title ON objective (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX objective_of_parent ON objective (org, parent) WHERE parent IS NOT NULL;
CREATE INDEX objective_of_owner ON objective (org, owner) WHERE owner IS NOT NULL;

CREATE TABLE person (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text,
  initiative uuid,
  place text COLLATE "C",
  name text NOT NULL,
  email text,
  account text,
  unit uuid,
  job_title text,
  manager uuid,
  skills text[],
  active boolean,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX person_ref ON person (org, ref_no);
CREATE INDEX person_by_name ON person (org, name COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX person_of_unit ON person (org, unit) WHERE unit IS NOT NULL;

CREATE TABLE risk (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  title text NOT NULL,
  nature text,
  category text,
  cause text,
  event text,
  effect text,
  probability smallint,
  impact smallint,
  impact_time smallint,
  impact_cost smallint,
  impact_scope smallint,
  impact_quality smallint,
  impact_benefits smallint,
  impact_sustainability smallint,
  inherent_score bigint,
  likelihood double precision,
  cost_if_it_happens bigint,
  cost_if_it_happens_currency text,
  cost_if_it_happens_low bigint,
  cost_if_it_happens_high bigint,
  expected_value bigint,
  expected_value_currency text,
  appetite text,
  proximity text,
  owner uuid,
  actionee uuid,
  response text,
  response_plan text,
  response_cost bigint,
  response_cost_currency text,
  due date,
  residual_probability smallint,
  residual_impact smallint,
  residual_score bigint,
  escalated_to uuid,
  review_date date,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX risk_ref ON risk (org, ref_no);
CREATE INDEX risk_place ON risk (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX risk_by_title ON risk (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX risk_of_owner ON risk (org, owner) WHERE owner IS NOT NULL;
CREATE INDEX risk_of_actionee ON risk (org, actionee) WHERE actionee IS NOT NULL;

CREATE TABLE issue (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  title text NOT NULL,
  type text,
  description text,
  raised_by uuid,
  raised_on date,
  severity smallint,
  priority smallint,
  impact text,
  owner uuid,
  risk uuid,
  decision uuid,
  authority text,
  action text,
  due date,
  resolution text,
  closed_on date,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX issue_ref ON issue (org, ref_no);
CREATE INDEX issue_place ON issue (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX issue_by_title ON issue (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX issue_of_raised_by ON issue (org, raised_by) WHERE raised_by IS NOT NULL;
CREATE INDEX issue_of_owner ON issue (org, owner) WHERE owner IS NOT NULL;
CREATE INDEX issue_of_risk ON issue (org, risk) WHERE risk IS NOT NULL;
CREATE INDEX issue_of_decision ON issue (org, decision) WHERE decision IS NOT NULL;

CREATE TABLE assumption (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  statement text NOT NULL,
  category text,
  basis text,
  confidence smallint,
  impact_if_wrong text,
  validity_test text,
  owner uuid,
  expiry date,
  finding text,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX assumption_ref ON assumption (org, ref_no);
CREATE INDEX assumption_place ON assumption (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX assumption_by_statement ON assumption (org, statement COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX assumption_of_owner ON assumption (org, owner) WHERE owner IS NOT NULL;

CREATE TABLE dependency (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  statement text NOT NULL,
  direction text,
  giver text,
  receiver text,
  other_initiative uuid,
  milestone uuid,
  need_date date,
  promise_date date,
  confidence smallint,
  validity_test text,
  impact_if_late text,
  owner uuid,
  giving_person uuid,
  expiry date,
  delivered_on date,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX dependency_ref ON dependency (org, ref_no);
CREATE INDEX dependency_place ON dependency (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX dependency_by_statement ON dependency (org, statement COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX dependency_of_other_initiative ON dependency (org, other_initiative) WHERE other_initiative IS NOT NULL;
CREATE INDEX dependency_of_milestone ON dependency (org, milestone) WHERE milestone IS NOT NULL;
CREATE INDEX dependency_of_owner ON dependency (org, owner) WHERE owner IS NOT NULL;
CREATE INDEX dependency_of_giving_person ON dependency (org, giving_person) WHERE giving_person IS NOT NULL;

CREATE TABLE decision (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid,
  place text COLLATE "C",
  question text NOT NULL,
  context text,
  options text[],
  criteria text,
  choice text,
  outcome text,
  reason text,
  decider uuid,
  "right" text,
  decide_by date,
  made_on date,
  dissent text,
  conditions text,
  finding text,
  supersedes uuid,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX decision_ref ON decision (org, ref_no);
CREATE INDEX decision_place ON decision (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX decision_by_question ON decision (org, question COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX decision_of_decider ON decision (org, decider) WHERE decider IS NOT NULL;
CREATE INDEX decision_of_supersedes ON decision (org, supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE action (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid,
  place text COLLATE "C",
  title text NOT NULL,
  description text,
  owner uuid,
  assigned_by uuid,
  priority smallint,
  due date,
  done_on date,
  progress double precision,
  decision uuid,
  risk uuid,
  issue uuid,
  outcome text,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX action_ref ON action (org, ref_no);
CREATE INDEX action_place ON action (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX action_by_title ON action (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX action_of_owner ON action (org, owner) WHERE owner IS NOT NULL;
CREATE INDEX action_of_decision ON action (org, decision) WHERE decision IS NOT NULL;
CREATE INDEX action_of_risk ON action (org, risk) WHERE risk IS NOT NULL;
CREATE INDEX action_of_issue ON action (org, issue) WHERE issue IS NOT NULL;

CREATE TABLE benefit (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  title text NOT NULL,
  objective uuid,
  type text,
  description text,
  beneficiary text,
  owner uuid,
  measure text,
  starting_value text,
  target_value text,
  target bigint,
  target_currency text,
  target_low bigint,
  target_high bigint,
  target_date date,
  target_curve text,
  attribution double precision,
  depends_on text,
  actual bigint,
  actual_currency text,
  actual_as_of date,
  evidence text,
  review_date date,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX benefit_ref ON benefit (org, ref_no);
CREATE INDEX benefit_place ON benefit (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX benefit_by_title ON benefit (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX benefit_of_objective ON benefit (org, objective) WHERE objective IS NOT NULL;
CREATE INDEX benefit_of_owner ON benefit (org, owner) WHERE owner IS NOT NULL;

CREATE TABLE milestone (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid NOT NULL,
  place text COLLATE "C" NOT NULL,
  title text NOT NULL,
  type text,
  baseline date,
  forecast date,
  actual date,
  variance_days bigint,
  owner uuid,
  note text,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX milestone_ref ON milestone (org, ref_no);
CREATE INDEX milestone_place ON milestone (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX milestone_by_title ON milestone (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX milestone_of_owner ON milestone (org, owner) WHERE owner IS NOT NULL;

CREATE TABLE rating (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text,
  initiative uuid,
  place text COLLATE "C",
  status_report uuid,
  period uuid,
  dimension text NOT NULL,
  scale text,
  assessor text,
  "value" text,
  as_of date,
  basis text,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX rating_ref ON rating (org, ref_no);
CREATE INDEX rating_place ON rating (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX rating_by_dimension ON rating (org, dimension COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX rating_of_status_report ON rating (org, status_report) WHERE status_report IS NOT NULL;
CREATE INDEX rating_of_period ON rating (org, period) WHERE period IS NOT NULL;

CREATE TABLE status_report (
  org uuid NOT NULL,
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL,
  initiative uuid,
  place text COLLATE "C",
  title text NOT NULL,
  period uuid,
  as_of date,
  reported_unit uuid,
  reported_category text,
  start_date date,
  end_date date,
  whole_life_cost bigint,
  whole_life_cost_currency text,
  whole_life_cost_low bigint,
  whole_life_cost_high bigint,
  in_year_baseline bigint,
  in_year_baseline_currency text,
  in_year_baseline_low bigint,
  in_year_baseline_high bigint,
  in_year_forecast bigint,
  in_year_forecast_currency text,
  in_year_forecast_low bigint,
  in_year_forecast_high bigint,
  benefits bigint,
  benefits_currency text,
  benefits_low bigint,
  benefits_high bigint,
  summary text,
  rating_commentary text,
  schedule_commentary text,
  cost_commentary text,
  in_year_commentary text,
  benefits_commentary text,
  done text,
  "next" text,
  decision_asked text,
  author text,
  absent jsonb NOT NULL DEFAULT '{}'::jsonb,
  custom jsonb NOT NULL DEFAULT '{}'::jsonb,
  audience text NOT NULL DEFAULT 'inherits'::text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX status_report_ref ON status_report (org, ref_no);
CREATE INDEX status_report_place ON status_report (org, place, ref_no) WHERE deleted_at IS NULL;
CREATE INDEX status_report_by_title ON status_report (org, title COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX status_report_of_period ON status_report (org, period) WHERE period IS NOT NULL;
CREATE INDEX status_report_of_reported_unit ON status_report (org, reported_unit) WHERE reported_unit IS NOT NULL;

ALTER TABLE objective ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE objective ADD FOREIGN KEY (org, parent) REFERENCES objective (org, id);
ALTER TABLE objective ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE person ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE person ADD FOREIGN KEY (org, unit) REFERENCES organisation_unit (org, id);
ALTER TABLE person ADD FOREIGN KEY (org, manager) REFERENCES person (org, id);
ALTER TABLE risk ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE risk ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE risk ADD FOREIGN KEY (org, actionee) REFERENCES person (org, id);
ALTER TABLE risk ADD FOREIGN KEY (org, escalated_to) REFERENCES person (org, id);
ALTER TABLE issue ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE issue ADD FOREIGN KEY (org, raised_by) REFERENCES person (org, id);
ALTER TABLE issue ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE issue ADD FOREIGN KEY (org, risk) REFERENCES risk (org, id);
ALTER TABLE issue ADD FOREIGN KEY (org, decision) REFERENCES decision (org, id);
ALTER TABLE assumption ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE assumption ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE dependency ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE dependency ADD FOREIGN KEY (org, other_initiative) REFERENCES initiative (org, id);
ALTER TABLE dependency ADD FOREIGN KEY (org, milestone) REFERENCES milestone (org, id);
ALTER TABLE dependency ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE dependency ADD FOREIGN KEY (org, giving_person) REFERENCES person (org, id);
ALTER TABLE decision ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE decision ADD FOREIGN KEY (org, decider) REFERENCES person (org, id);
ALTER TABLE decision ADD FOREIGN KEY (org, supersedes) REFERENCES decision (org, id);
ALTER TABLE action ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE action ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE action ADD FOREIGN KEY (org, assigned_by) REFERENCES person (org, id);
ALTER TABLE action ADD FOREIGN KEY (org, decision) REFERENCES decision (org, id);
ALTER TABLE action ADD FOREIGN KEY (org, risk) REFERENCES risk (org, id);
ALTER TABLE action ADD FOREIGN KEY (org, issue) REFERENCES issue (org, id);
ALTER TABLE benefit ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE benefit ADD FOREIGN KEY (org, objective) REFERENCES objective (org, id);
ALTER TABLE benefit ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE milestone ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE milestone ADD FOREIGN KEY (org, owner) REFERENCES person (org, id);
ALTER TABLE rating ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE rating ADD FOREIGN KEY (org, status_report) REFERENCES status_report (org, id);
ALTER TABLE rating ADD FOREIGN KEY (org, period) REFERENCES reporting_period (org, id);
ALTER TABLE status_report ADD FOREIGN KEY (org, initiative) REFERENCES initiative (org, id);
ALTER TABLE status_report ADD FOREIGN KEY (org, period) REFERENCES reporting_period (org, id);
ALTER TABLE status_report ADD FOREIGN KEY (org, reported_unit) REFERENCES organisation_unit (org, id);
SELECT enable_rls(t) FROM unnest(ARRAY['objective', 'person', 'risk', 'issue', 'assumption', 'dependency', 'decision', 'action', 'benefit', 'milestone', 'rating', 'status_report']::regclass[]) AS t;
