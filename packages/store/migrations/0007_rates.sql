-- Rates are entered by people: corrected with a version, and taken away in a way that can be taken back.

ALTER TABLE rate_table ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE rate_table ADD COLUMN deleted_at timestamptz;
ALTER TABLE rate_table ADD COLUMN deleted_by uuid;
ALTER TABLE rate_table DROP CONSTRAINT rate_table_org_from_currency_to_currency_day_key;
CREATE UNIQUE INDEX rate_table_of_day ON rate_table (org, from_currency, to_currency, day) WHERE deleted_at IS NULL;
