-- The tables that every part stands on: the organisation, its tree of initiatives, its units and
-- periods, and the one table each for events, references, search, comments, files and links.
-- Every key leads with the organisation; row-level security keeps organisations apart.

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  pmo_type text NOT NULL,               -- supportive, controlling, directive
  size text NOT NULL,                   -- small, medium, large
  currency text NOT NULL,               -- ISO 4217: what totals are shown in
  locale text NOT NULL,                 -- BCP 47
  time_zone text NOT NULL,              -- IANA
  fiscal_year_start smallint NOT NULL,  -- month, 1 to 12
  sample boolean NOT NULL DEFAULT false,
  settings jsonb NOT NULL DEFAULT '{}',
  access_version bigint NOT NULL DEFAULT 1, -- moves whenever a right may have changed
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Reference numbers per kind (RSK-12). Gaps are allowed, numbers are never used again.
CREATE TABLE counter (
  org uuid NOT NULL REFERENCES organisation (id),
  kind text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (org, kind)
);

CREATE TABLE organisation_unit (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  title text NOT NULL,
  code text,
  parent uuid,
  aliases text[] NOT NULL DEFAULT '{}',  -- other spellings seen in files
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, parent) REFERENCES organisation_unit (org, id)
);
CREATE UNIQUE INDEX organisation_unit_ref ON organisation_unit (org, ref_no);

-- What became of a unit: renamed, merged into, split into, transferred to.
CREATE TABLE unit_succession (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  from_unit uuid NOT NULL,
  to_unit uuid NOT NULL,
  how text NOT NULL,
  on_day date NOT NULL,
  note text,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, from_unit) REFERENCES organisation_unit (org, id),
  FOREIGN KEY (org, to_unit) REFERENCES organisation_unit (org, id)
);

-- Anything governed: portfolio, programme or project. `place` is the path of fixed-width base-36
-- steps from the root ("0A3.01F."), so that "everything below" is one range of an index.
CREATE TABLE initiative (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  type text NOT NULL,                    -- portfolio, programme, project
  title text NOT NULL,
  description text,
  parent uuid,
  parent_since date,
  place text COLLATE "C" NOT NULL,
  decision_status text NOT NULL,         -- proposed, candidate, approved, rejected
  stage text,                            -- stage of the life cycle; null = unknown
  condition text NOT NULL,               -- running, onHold, inException, reset, stopped, closed, left
  unit uuid,
  category text,
  owner uuid,                            -- person answerable for it
  manager uuid,                          -- person who reports on it
  absent jsonb NOT NULL DEFAULT '{}',
  custom jsonb NOT NULL DEFAULT '{}',
  audience text NOT NULL DEFAULT 'inherits',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, parent) REFERENCES initiative (org, id),
  FOREIGN KEY (org, unit) REFERENCES organisation_unit (org, id)
);
CREATE UNIQUE INDEX initiative_ref ON initiative (org, ref_no);
CREATE UNIQUE INDEX initiative_place ON initiative (org, place);
CREATE INDEX initiative_title ON initiative (org, title, id);

-- Membership of a portfolio: a dimension of its own, dated, beside the delivery parent.
CREATE TABLE portfolio_member (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  portfolio uuid NOT NULL,
  initiative uuid NOT NULL,
  from_day date NOT NULL,
  until_day date,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, portfolio) REFERENCES initiative (org, id),
  FOREIGN KEY (org, initiative) REFERENCES initiative (org, id)
);
CREATE INDEX portfolio_member_by_portfolio ON portfolio_member (org, portfolio, initiative);

-- What an initiative was before: renamed, split into, merged into, transferred, replaced.
CREATE TABLE initiative_lineage (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  from_initiative uuid NOT NULL,
  to_initiative uuid NOT NULL,
  how text NOT NULL,                     -- renamed, splitInto, mergedInto, transferred, replacedBy
  on_day date NOT NULL,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, from_initiative) REFERENCES initiative (org, id),
  FOREIGN KEY (org, to_initiative) REFERENCES initiative (org, id)
);

CREATE TABLE reporting_period (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  ref_no bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  label text NOT NULL,
  starts_on date,
  ends_on date,
  as_of date NOT NULL,
  due_on date,
  locks_on date,
  cadence text,                          -- weekly, monthly, quarterly, halfYearly, yearly, irregular
  state text NOT NULL,                   -- planned, open, locked, imported
  scope jsonb NOT NULL,                  -- { "everyone": true } or { "units": [id…], "initiatives": [id…] }
  locked_at timestamptz,
  locked_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  UNIQUE (org, label)
);
CREATE UNIQUE INDEX reporting_period_ref ON reporting_period (org, ref_no);

-- One road for every change: the row below is written in the transaction of the change itself.
-- Field values live as salted leaves (exact bytes) so that personal data can be erased and the
-- chain still checks; `position` and `hash` are given by the sealer, one chain an organisation.
CREATE TABLE event (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor uuid,                            -- person; null = the system itself
  actor_kind text NOT NULL,              -- person, system, agent
  verb text NOT NULL,                    -- created, changed, stepped, deleted, restored, imported, …
  kind text NOT NULL,
  record uuid NOT NULL,
  record_version integer,
  initiative uuid,
  place text COLLATE "C",                -- of the record's initiative today; null = organisation-wide; not sealed
  reason text,
  request uuid,
  digest bytea NOT NULL,                 -- over the leaves
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint,
  hash bytea,
  PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX event_position ON event (org, position) WHERE position IS NOT NULL;
CREATE INDEX event_unsealed ON event (org, tx, id) WHERE position IS NULL;
CREATE INDEX event_record ON event (org, kind, record, at DESC);
CREATE INDEX event_place ON event (org, place, at DESC);

CREATE TABLE event_leaf (
  org uuid NOT NULL REFERENCES organisation (id),
  event uuid NOT NULL,
  n smallint NOT NULL,
  field text NOT NULL,
  side text NOT NULL,                    -- before, after
  salt bytea,                            -- salt and bytes are null once erased
  bytes bytea,                           -- canonical JSON, exactly as hashed
  leaf_hash bytea NOT NULL,
  erased_by uuid,                        -- the event that erased it
  PRIMARY KEY (org, event, n)            -- no foreign key: leaves are only written with their event, set-wise, and
                                         -- checking each against a table without statistics yet is quadratic
);

CREATE TABLE seal_head (
  org uuid PRIMARY KEY REFERENCES organisation (id),
  position bigint NOT NULL,
  hash bytea NOT NULL,
  signature bytea,
  sealed_at timestamptz NOT NULL
);

-- Full-text search goes through this one table and one owner-side function, because text operators
-- are not leakproof and would lose their index under row-level security.
CREATE TABLE search_entry (
  org uuid NOT NULL REFERENCES organisation (id),
  kind text NOT NULL,
  record uuid NOT NULL,
  ref text NOT NULL,
  place text COLLATE "C",                -- null = visible to every member
  audience text NOT NULL DEFAULT 'inherits',
  title text NOT NULL,
  body text NOT NULL,
  tsv tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', ref || ' ' || title), 'A') || setweight(to_tsvector('simple', body), 'C')
  ) STORED,
  PRIMARY KEY (org, kind, record)
);
CREATE INDEX search_entry_tsv ON search_entry USING gin (tsv);
CREATE INDEX search_entry_place ON search_entry (org, place);

CREATE TABLE comment (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  record uuid NOT NULL,
  place text COLLATE "C",
  body text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  edited_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE INDEX comment_record ON comment (org, kind, record, created_at);

-- Files are stored by the hash of their content, outside the database; a row here names one.
CREATE TABLE attachment (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  record uuid NOT NULL,
  place text COLLATE "C",
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id)
);
CREATE INDEX attachment_record ON attachment (org, kind, record, created_at);

-- A link between any two records; also how reference fields with several values are kept.
CREATE TABLE record_link (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  from_kind text NOT NULL,
  from_record uuid NOT NULL,
  to_kind text NOT NULL,
  to_record uuid NOT NULL,
  role text NOT NULL,                    -- relates, causes, mitigates, …, or the field's name
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  PRIMARY KEY (org, id),
  UNIQUE (org, from_kind, from_record, role, to_kind, to_record)
);
CREATE INDEX record_link_to ON record_link (org, to_kind, to_record);

CREATE TABLE custom_field (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  label text NOT NULL,
  type text NOT NULL,
  options jsonb NOT NULL DEFAULT '{}',
  sort smallint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  deleted_at timestamptz,
  PRIMARY KEY (org, id),
  UNIQUE (org, kind, name)
);

-- The truth of a custom value is the record's jsonb; this copy has plain indexes for filter and sort.
CREATE TABLE custom_cell (
  org uuid NOT NULL REFERENCES organisation (id),
  kind text NOT NULL,
  field uuid NOT NULL,
  record uuid NOT NULL,
  text text,
  num numeric,
  day date,
  PRIMARY KEY (org, kind, field, record)
);
CREATE INDEX custom_cell_text ON custom_cell (org, kind, field, text, record);
CREATE INDEX custom_cell_num ON custom_cell (org, kind, field, num, record);
CREATE INDEX custom_cell_day ON custom_cell (org, kind, field, day, record);

-- Who may see a record whose audience is "named".
CREATE TABLE record_grant (
  org uuid NOT NULL REFERENCES organisation (id),
  kind text NOT NULL,
  record uuid NOT NULL,
  person uuid NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT now(),
  granted_by uuid,
  PRIMARY KEY (org, kind, record, person)
);

SELECT enable_rls(t) FROM unnest(ARRAY[
  'counter', 'organisation_unit', 'unit_succession', 'initiative', 'portfolio_member', 'initiative_lineage',
  'reporting_period', 'event', 'event_leaf', 'seal_head', 'search_entry', 'comment', 'attachment', 'record_link',
  'custom_field', 'custom_cell', 'record_grant'
]) AS t;

-- An organisation's own row has no column `org`: its id is the organisation.
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON organisation TO gantry_app USING (id = gantry_org()) WITH CHECK (id = gantry_org());
CREATE POLICY every_organisation ON organisation TO gantry_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON organisation TO gantry_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON organisation TO gantry_system;

-- Events are written once. Only the seal is added later, the place follows a move (it is no part of
-- what is sealed), and a leaf can be erased.
SELECT append_only('event');
SELECT append_only('event_leaf');
GRANT UPDATE (position, hash, place) ON event TO gantry_app, gantry_system;
GRANT UPDATE (salt, bytes, erased_by) ON event_leaf TO gantry_app, gantry_system;
