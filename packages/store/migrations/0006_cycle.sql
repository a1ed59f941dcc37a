-- The reporting cycle: who owes a status report and by when, who handed it in, what was only carried over from the
-- report before; and the picture that was locked.

ALTER TABLE status_report ADD COLUMN reporter uuid;
ALTER TABLE status_report ADD COLUMN due_on date;
ALTER TABLE status_report ADD COLUMN submitted_on date;
ALTER TABLE status_report ADD COLUMN submitted_by uuid;
ALTER TABLE status_report ADD COLUMN on_behalf_of uuid;
ALTER TABLE status_report ADD COLUMN carried_from uuid;
ALTER TABLE status_report ADD COLUMN carried text[];
CREATE INDEX status_report_of_reporter ON status_report (org, reporter) WHERE reporter IS NOT NULL;
CREATE INDEX status_report_of_carried_from ON status_report (org, carried_from) WHERE carried_from IS NOT NULL;
ALTER TABLE status_report ADD FOREIGN KEY (org, reporter) REFERENCES person (org, id);
ALTER TABLE status_report ADD FOREIGN KEY (org, submitted_by) REFERENCES person (org, id);
ALTER TABLE status_report ADD FOREIGN KEY (org, on_behalf_of) REFERENCES person (org, id);
ALTER TABLE status_report ADD FOREIGN KEY (org, carried_from) REFERENCES status_report (org, id);

-- What the board saw: the overview as its readers over the whole organisation got it when the period locked. The text is
-- kept as it was hashed; the event that says so is sealed in the same transaction.
CREATE TABLE period_lock (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  period uuid NOT NULL,
  locked_at timestamptz NOT NULL,
  locked_by uuid,
  by_name text NOT NULL,
  overview text NOT NULL,
  sha256 text NOT NULL,                  -- of the text of the overview, in UTF-8
  event uuid NOT NULL,
  PRIMARY KEY (org, id),
  UNIQUE (org, period),
  FOREIGN KEY (org, period) REFERENCES reporting_period (org, id),
  FOREIGN KEY (org, event) REFERENCES event (org, id)
);
SELECT enable_rls('period_lock');
SELECT append_only('period_lock');
