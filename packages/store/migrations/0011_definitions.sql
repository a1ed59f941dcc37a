-- What people declared of the definitions of fields: that two of them mean the same, or do not. One that is taken back is
-- ended, never deleted.

CREATE TABLE definition_declaration (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  field text NOT NULL,
  one jsonb NOT NULL,                    -- key, words and price base of a definition
  other jsonb NOT NULL,
  verdict text NOT NULL,                 -- same or different
  from_as_of date,                       -- of one definition on both sides: since when it means something else
  reason text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  by_name text NOT NULL,
  ended_at timestamptz,
  ended_by uuid,
  PRIMARY KEY (org, id)
);
CREATE INDEX definition_declaration_current ON definition_declaration (org, field) WHERE ended_at IS NULL;

SELECT enable_rls('definition_declaration');
