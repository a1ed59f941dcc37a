-- From files to the portfolio: what was imported and from which cell, under which identities the sources
-- speak of an initiative, every earlier version of a status report, and what people add beside the story.

-- One import = one transaction over one or several files. `made` names what it created and changed, for undo.
CREATE TABLE import (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  state text NOT NULL,                   -- applied, undone
  portfolio uuid NOT NULL,
  place text COLLATE "C" NOT NULL,       -- of the portfolio when it was imported
  report jsonb NOT NULL,
  made jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, portfolio) REFERENCES initiative (org, id)
);
CREATE INDEX import_newest ON import (org, created_at DESC);

-- One table of a file: the file itself, or one sheet of a workbook.
CREATE TABLE import_file (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  import uuid NOT NULL,
  n smallint NOT NULL,
  name text NOT NULL,
  sheet text,
  sha256 text NOT NULL,
  encoding text NOT NULL,
  delimiter text NOT NULL,
  header_row integer NOT NULL,
  headers jsonb NOT NULL,                -- as written, in order
  mapping jsonb NOT NULL,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, import) REFERENCES import (org, id)
);
CREATE INDEX import_file_import ON import_file (org, import, n);

-- Every row as it stood, cell by cell: what a number can be traced back to.
CREATE TABLE import_row (
  org uuid NOT NULL REFERENCES organisation (id),
  file uuid NOT NULL,
  row_no integer NOT NULL,
  cells jsonb NOT NULL,
  PRIMARY KEY (org, file, row_no),
  FOREIGN KEY (org, file) REFERENCES import_file (org, id)
);
-- Long texts are kept as they are: compressing them would take most of the time of an import.
ALTER TABLE import_row ALTER COLUMN cells SET STORAGE EXTERNAL;

-- How a table with these headings was read last time.
CREATE TABLE import_mapping (
  org uuid NOT NULL REFERENCES organisation (id),
  fingerprint text NOT NULL,
  columns jsonb NOT NULL,
  used_at timestamptz NOT NULL DEFAULT now(),
  used_by uuid,
  PRIMARY KEY (org, fingerprint)
);
CREATE INDEX import_mapping_newest ON import_mapping (org, used_at DESC);

-- The name, id and unit under which a source speaks of an initiative. Never merged: links say what it is.
CREATE TABLE source_identity (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  source text NOT NULL,                  -- file, form
  external_id text,
  name text NOT NULL,
  name_normal text NOT NULL,
  unit uuid,
  identity_key text NOT NULL,            -- source, id, name and unit folded: equal keys are the same identity
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, unit) REFERENCES organisation_unit (org, id)
);
CREATE UNIQUE INDEX source_identity_key ON source_identity (org, identity_key);

-- Which initiative an identity is, from one as-of date to another (null = open). The second clock is when
-- someone said so: a row is never changed but ended, and a new one written.
CREATE TABLE identity_link (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  source_identity uuid NOT NULL,
  initiative uuid NOT NULL,
  from_as_of date,
  until_as_of date,                      -- this day is no longer covered
  how text NOT NULL,                     -- id, exactName, normalisedName, created, person
  evidence jsonb NOT NULL DEFAULT '{}',
  import uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  reason text,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, source_identity) REFERENCES source_identity (org, id),
  FOREIGN KEY (org, initiative) REFERENCES initiative (org, id)
);
CREATE INDEX identity_link_identity ON identity_link (org, source_identity) WHERE ended_at IS NULL;
CREATE INDEX identity_link_initiative ON identity_link (org, initiative) WHERE ended_at IS NULL;

-- A weaker match: shown side by side, never linked by itself.
CREATE TABLE identity_proposal (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  source_identity uuid NOT NULL,
  initiative uuid NOT NULL,              -- the one it might be
  basis text NOT NULL,
  score real NOT NULL,
  evidence jsonb NOT NULL,
  known jsonb NOT NULL,                  -- name, id and unit it was compared with
  import uuid,
  state text NOT NULL,                   -- proposed, linked, dismissed
  created_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  decided_by uuid,
  PRIMARY KEY (org, id),
  UNIQUE (org, source_identity, initiative),
  FOREIGN KEY (org, source_identity) REFERENCES source_identity (org, id),
  FOREIGN KEY (org, initiative) REFERENCES initiative (org, id)
);
CREATE INDEX identity_proposal_open ON identity_proposal (org, score DESC) WHERE state = 'proposed';

-- `source`: { import, file, row, columns: { field: column index }, hash } of what was imported last.
-- `recorded_at`: when these values became the ones on record; `as_of` says for when they hold.
ALTER TABLE status_report
  ADD COLUMN source_identity uuid,
  ADD COLUMN definitions jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN movement_reasons jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN source jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT now(),
  ADD FOREIGN KEY (org, source_identity) REFERENCES source_identity (org, id);
ALTER TABLE status_report
  ALTER COLUMN rating_commentary SET STORAGE EXTERNAL,
  ALTER COLUMN schedule_commentary SET STORAGE EXTERNAL,
  ALTER COLUMN cost_commentary SET STORAGE EXTERNAL,
  ALTER COLUMN in_year_commentary SET STORAGE EXTERNAL,
  ALTER COLUMN benefits_commentary SET STORAGE EXTERNAL;
ALTER TABLE rating ADD COLUMN source jsonb NOT NULL DEFAULT '{}';
CREATE INDEX status_report_identity ON status_report (org, source_identity);
CREATE INDEX status_report_initiative ON status_report (org, initiative, as_of);

-- What a status report said before it was restated or corrected; the row itself holds the latest.
CREATE TABLE status_version (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  status_report uuid NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  replaced_at timestamptz NOT NULL DEFAULT now(),
  replaced_by uuid,
  reason text NOT NULL,
  values jsonb NOT NULL,                 -- the row's columns
  ratings jsonb NOT NULL,                -- the rows of its ratings
  source jsonb NOT NULL,
  import uuid,                           -- the import that replaced it, if one did
  PRIMARY KEY (org, id),
  UNIQUE (org, status_report, version),
  FOREIGN KEY (org, status_report) REFERENCES status_report (org, id)
);
CREATE INDEX status_version_import ON status_version (org, import) WHERE import IS NOT NULL;

-- A finding someone set aside, with the reason and the day to look again.
CREATE TABLE finding_mute (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  rule text NOT NULL,
  subject uuid,                          -- initiative or unit; null = the rule everywhere
  place text COLLATE "C",                -- of the initiative; null = organisation-wide
  reason text NOT NULL,
  review_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  by_name text NOT NULL,
  ended_at timestamptz,
  ended_by uuid,
  PRIMARY KEY (org, id)
);
CREATE INDEX finding_mute_current ON finding_mute (org, rule) WHERE ended_at IS NULL;

-- The owner's own words beside the story of a period.
CREATE TABLE remark (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  initiative uuid,
  place text COLLATE "C",
  period uuid NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  by_name text NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, period) REFERENCES reporting_period (org, id),
  FOREIGN KEY (org, initiative) REFERENCES initiative (org, id)
);
CREATE INDEX remark_period ON remark (org, period, created_at DESC);

-- What whoever decided had in front of them: the finding with its cells as they stood, and their hash.
CREATE TABLE decision_evidence (
  org uuid NOT NULL REFERENCES organisation (id),
  decision uuid NOT NULL,
  finding text NOT NULL,
  period uuid NOT NULL,
  compare uuid,
  inputs_hash text NOT NULL,             -- SHA-256 of the canonical JSON of `inputs`
  inputs jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org, decision),
  FOREIGN KEY (org, decision) REFERENCES decision (org, id),
  FOREIGN KEY (org, period) REFERENCES reporting_period (org, id),
  FOREIGN KEY (org, compare) REFERENCES reporting_period (org, id)
);

-- Dated exchange rates: one unit of the first currency is `rate` units of the second.
CREATE TABLE rate_table (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  from_currency text NOT NULL,
  to_currency text NOT NULL,
  day date NOT NULL,
  rate numeric NOT NULL CHECK (rate > 0),
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  PRIMARY KEY (org, id),
  UNIQUE (org, from_currency, to_currency, day)
);

SELECT enable_rls(t) FROM unnest(ARRAY[
  'import', 'import_file', 'import_row', 'import_mapping', 'source_identity', 'identity_link', 'identity_proposal',
  'status_version', 'decision_evidence', 'finding_mute', 'remark', 'rate_table'
]) AS t;
