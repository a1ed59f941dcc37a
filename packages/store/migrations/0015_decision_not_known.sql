-- What files bring in holds no decision: the decision status of an initiative may be absent, with its type.

ALTER TABLE initiative ALTER COLUMN decision_status DROP NOT NULL;
