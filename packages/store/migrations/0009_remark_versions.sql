-- A remark can be put better by who wrote it: corrected with a version, its earlier wording kept in its events.

ALTER TABLE remark ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE remark ADD COLUMN edited_at timestamptz;
