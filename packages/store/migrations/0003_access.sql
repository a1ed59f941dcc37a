-- Who may come in, and who may do what.
--
-- Users are global (schema auth, reached by gantry_system alone); a membership joins a user to a person of an
-- organisation, and grants give that person roles on initiatives. The tables of auth have better-auth's models, so that
-- its plugins (single sign-on, passkeys) can be put on top; secrets in them are kept as hashes only.

CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO gantry_system;

CREATE TABLE auth."user" (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- `token` is the SHA-256 of what the browser holds: a copy of the database opens no session.
CREATE TABLE auth.session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_by_user ON auth.session (user_id);
CREATE INDEX session_expiry ON auth.session (expires_at);

-- A way for a user to prove who they are: provider 'credential' holds a password's hash.
CREATE TABLE auth.account (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX account_user ON auth.account (user_id);

-- Single-use proofs: `identifier` is 'reset:' and the SHA-256 of the token, `value` the user.
CREATE TABLE auth.verification (
  id uuid PRIMARY KEY,
  identifier text NOT NULL UNIQUE,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_value ON auth.verification (value);

-- Guesses counted per account and per address, over a window that starts with the first of them.
CREATE TABLE auth.rate_limit (
  key text PRIMARY KEY,
  count integer NOT NULL,
  since timestamptz NOT NULL
);

-- Who asked for a new password while the installation had no mail: an administrator hands over a link.
CREATE TABLE auth.reset_request (
  user_id uuid PRIMARY KEY REFERENCES auth."user" (id) ON DELETE CASCADE,
  requested_at timestamptz NOT NULL
);

SELECT system_only(t) FROM unnest(ARRAY[
  'auth."user"', 'auth.session', 'auth.account', 'auth.verification', 'auth.rate_limit', 'auth.reset_request'
]::regclass[]) AS t;

CREATE TABLE membership (
  org uuid NOT NULL REFERENCES organisation (id),
  user_id uuid NOT NULL,
  person uuid NOT NULL,
  joined_at timestamptz NOT NULL,
  added_by uuid,                         -- person; null = setup or the command line
  PRIMARY KEY (org, user_id),
  UNIQUE (org, person),
  FOREIGN KEY (org, person) REFERENCES person (org, id)
);
CREATE INDEX membership_user ON membership (user_id);

-- A role on an initiative and everything below it; no initiative = on the whole organisation.
CREATE TABLE access_grant (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  person uuid NOT NULL,
  initiative uuid,
  role text NOT NULL,
  from_day date,                         -- both days included; null = no limit
  until_day date,
  version integer NOT NULL DEFAULT 1,
  granted_at timestamptz NOT NULL,
  granted_by uuid,                       -- person; null = setup or the command line
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, person) REFERENCES person (org, id),
  FOREIGN KEY (org, initiative) REFERENCES initiative (org, id)
);
CREATE UNIQUE INDEX access_grant_once ON access_grant (org, person, role, initiative) NULLS NOT DISTINCT;
CREATE INDEX access_grant_initiative ON access_grant (org, initiative);

-- An open door for one e-mail address. `token` is the SHA-256 of what the link carries.
CREATE TABLE invitation (
  org uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  email text NOT NULL,
  person uuid NOT NULL,
  token text NOT NULL UNIQUE,
  invited_at timestamptz NOT NULL,
  invited_by uuid,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  PRIMARY KEY (org, id),
  FOREIGN KEY (org, person) REFERENCES person (org, id)
);
CREATE UNIQUE INDEX invitation_open ON invitation (org, person) WHERE accepted_at IS NULL;

SELECT enable_rls(t) FROM unnest(ARRAY['membership', 'access_grant', 'invitation']::regclass[]) AS t;

-- `access_version` moves in the same transaction as whatever may change a right, whoever writes it: rights kept in
-- memory are for one version. A new initiative lies below a place that is already covered, so only moves count.
CREATE FUNCTION touch_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organisation SET access_version = access_version + 1 WHERE id IN (SELECT org FROM changed);
  RETURN NULL;
END
$$;

CREATE FUNCTION touch_access_on_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organisation SET access_version = access_version + 1 WHERE id IN (
    SELECT after.org FROM after JOIN before USING (org, id) WHERE after.place IS DISTINCT FROM before.place
  );
  RETURN NULL;
END
$$;

DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['membership', 'access_grant', 'portfolio_member'] LOOP
    EXECUTE format('CREATE TRIGGER touch_access_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION touch_access()', target);
    EXECUTE format('CREATE TRIGGER touch_access_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION touch_access()', target);
    EXECUTE format('CREATE TRIGGER touch_access_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION touch_access()', target);
  END LOOP;
END
$$;
CREATE TRIGGER touch_access_move AFTER UPDATE ON initiative
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION touch_access_on_move();
