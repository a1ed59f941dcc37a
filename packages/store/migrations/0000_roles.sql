-- Who may see what, in the database itself.
--
-- Every request works as one of two roles, taken on for the length of a transaction (src/open/scope.ts):
--   gantry_app     sees the rows of the organisation named by the setting gantry.org, and nothing when none is named
--   gantry_system  sees all organisations: sign-in, sealing, setup, backup
-- Neither can log in, is a superuser, or may bypass row-level security; the login is only the owner.
--
-- For each table a migration creates, it calls one of:
--   select enable_rls('risk');         rows of an organisation (column org uuid not null); both roles may read and write
--   select system_only('session');     no organisation's rows; only gantry_system may read and write
--   select append_only('event');       after either: no role may change or delete rows
--   select shared_reading('currency'); the same for everyone: both read, gantry_system writes
-- A function that must look past a reader's rows is `security definer` and handed over by
--   select run_as_system('search_titles(uuid, text[])');
-- A migration that changes rows of such tables does so between `set local role gantry_system` and `reset role`,
-- since the owner itself is bound by the policies (FORCE).

do $$
declare
  wanted text;
begin
  foreach wanted in array array['gantry_app', 'gantry_system'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin nosuperuser nobypassrls noinherit', wanted);
      exception
        -- Roles belong to the whole server: another database may be creating them at this moment.
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception 'The role % is missing and this login may not create it', wanted
            using hint = 'Ask the administrator of the server for: create role gantry_app nologin; create role gantry_system nologin; grant gantry_app, gantry_system to the login.';
      end;
    end if;
    if not pg_has_role(current_user, wanted, 'member') then
      begin
        execute format('grant %I to current_user', wanted);
      exception
        when unique_violation then null;
      end;
    end if;
  end loop;
end
$$;

revoke create on schema public from public;
grant usage on schema public to gantry_app, gantry_system;

-- The organisation of this transaction; null when none is named, so that comparing with it shows nothing.
create function gantry_org() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('gantry.org', true), '')::uuid $$;

create function enable_rls(target regclass) returns void
  language plpgsql as $$
begin
  if not exists (
    select from pg_attribute
    where attrelid = target and attname = 'org' and atttypid = 'uuid'::regtype and attnotnull and not attisdropped
  ) then
    raise exception 'Table % needs a column "org uuid not null"', target;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy own_organisation on %s to gantry_app using (org = gantry_org()) with check (org = gantry_org())', target);
  execute format('create policy every_organisation on %s to gantry_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to gantry_app, gantry_system', target);
end
$$;

create function system_only(target regclass) returns void
  language plpgsql as $$
begin
  execute format('revoke all on %s from public, gantry_app', target);
  execute format('grant select, insert, update, delete on %s to gantry_system', target);
end
$$;

create function shared_reading(target regclass) returns void
  language plpgsql as $$
begin
  execute format('grant select on %s to gantry_app', target);
  execute format('grant select, insert, update, delete on %s to gantry_system', target);
end
$$;

create function append_only(target regclass) returns void
  language plpgsql as $$
begin
  execute format('revoke update, delete on %s from gantry_app, gantry_system', target);
end
$$;

create function run_as_system(target regprocedure) returns void
  language plpgsql as $$
declare
  home text := (select nspname from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where pg_proc.oid = target);
begin
  -- The new owner must hold CREATE on the schema at the moment of handing over, and no longer.
  execute format('grant create on schema %I to gantry_system', home);
  execute format('alter function %s owner to gantry_system', target);
  execute format('revoke create on schema %I from gantry_system', home);
  execute format('revoke execute on function %s from public', target);
  execute format('grant execute on function %s to gantry_app, gantry_system', target);
end
$$;
