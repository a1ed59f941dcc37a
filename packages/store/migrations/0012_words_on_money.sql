-- Words on money (what a status report says of cost, of the year and of benefits) are found, and cut around a hit, only
-- for those who see money there. They stand apart in the entry and weigh D among its words, so that one index serves
-- readers with and without that right: ts_filter takes the D words away.

ALTER TABLE search_entry DROP COLUMN tsv;
ALTER TABLE search_entry ADD COLUMN money_body text NOT NULL DEFAULT '';

SET LOCAL ROLE gantry_system;
UPDATE search_entry s SET
    body = left(concat_ws(E'\n', r.reported_category, r.summary, r.rating_commentary, r.schedule_commentary, r.done, r.next,
      r.decision_asked, r.author,
      (SELECT string_agg(c.value #>> '{}', E'\n') FROM jsonb_each(r.custom) c WHERE jsonb_typeof(c.value) = 'string')), 20000),
    money_body = left(concat_ws(E'\n', r.cost_commentary, r.in_year_commentary, r.benefits_commentary), 20000)
  FROM status_report r WHERE s.org = r.org AND s.kind = 'statusReport' AND s.record = r.id
    AND coalesce(r.cost_commentary, r.in_year_commentary, r.benefits_commentary) IS NOT NULL;
RESET ROLE;

ALTER TABLE search_entry ADD COLUMN tsv tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('simple', ref || ' ' || title), 'A') || setweight(to_tsvector('simple', body), 'C')
    || setweight(to_tsvector('simple', money_body), 'D')
) STORED;
CREATE INDEX search_entry_tsv ON search_entry USING gin (tsv);

DROP FUNCTION search_in_kind(uuid, text, text, text);
DROP FUNCTION search_everything(uuid, text, text, text, text[], text[], text[], text[], text[], text[], uuid, integer);
DROP FUNCTION search_snippets(uuid, text, text[], uuid[]);

-- Whether a place lies in one of the half-open ranges; what is of the whole organisation only in the range of all.
CREATE FUNCTION lies_within(place text, ranges_from text[], ranges_below text[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM unnest(ranges_from, ranges_below) AS r (lo, hi)
    WHERE coalesce(place, '') >= r.lo COLLATE "C" AND coalesce(place, '') < r.hi COLLATE "C")
$$;

-- Records of one kind. The caller lists them under its own rights; words on money count where the ranges of money reach.
CREATE FUNCTION search_in_kind(of_org uuid, of_kind text, words text, as_ref text, money_from text[], money_below text[])
  RETURNS TABLE (record uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.record FROM search_entry s
    WHERE s.org = of_org AND of_org = gantry_org() AND s.kind = of_kind
      AND words <> '' AND s.tsv @@ to_tsquery('simple', words)
      AND (s.money_body = '' OR lies_within(s.place, money_from, money_below)
        OR ts_filter(s.tsv, '{a,b,c}') @@ to_tsquery('simple', words))
  UNION
  SELECT s.record FROM search_entry s
    WHERE s.org = of_org AND of_org = gantry_org() AND s.kind = of_kind AND s.ref = as_ref
$$;
SELECT run_as_system('search_in_kind(uuid, text, text, text, text[], text[])');

-- Hits of every kind that a reader may see. Places are half-open ranges; an entry without a place is for every member.
CREATE FUNCTION search_everything(
  of_org uuid, words text, as_ref text, as_title text, first_kinds text[], last_kinds text[],
  see_from text[], see_below text[], manage_from text[], manage_below text[], money_from text[], money_below text[],
  reader uuid, most integer
) RETURNS TABLE (kind text, record uuid, ref text, title text, tier integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH found AS (
    SELECT s.kind, s.record, s.ref, s.title, s.place, s.audience,
      CASE WHEN s.kind = ANY (first_kinds) THEN array_position(first_kinds, s.kind)
        WHEN s.kind = ANY (last_kinds) THEN 1000 ELSE 100 END AS tier,
      ts_rank(told.tsv, to_tsquery('simple', words))
        + CASE WHEN lower(s.title) = as_title THEN 2 WHEN starts_with(lower(s.title), as_title) THEN 1 ELSE 0 END AS rank
    FROM search_entry s CROSS JOIN LATERAL (SELECT
        CASE WHEN s.money_body = '' OR lies_within(s.place, money_from, money_below) THEN s.tsv
          ELSE ts_filter(s.tsv, '{a,b,c}') END AS tsv) told
      WHERE s.org = of_org AND of_org = gantry_org() AND words <> '' AND s.tsv @@ to_tsquery('simple', words)
        AND told.tsv @@ to_tsquery('simple', words)
    UNION ALL
    SELECT s.kind, s.record, s.ref, s.title, s.place, s.audience, 0, 9
    FROM search_entry s WHERE s.org = of_org AND of_org = gantry_org() AND s.ref = as_ref
  ), seen AS (
    SELECT DISTINCT ON (f.kind, f.record) f.* FROM found f
    WHERE (f.place IS NULL OR EXISTS (
        SELECT FROM unnest(see_from, see_below) AS r (lo, hi)
        WHERE f.place >= r.lo COLLATE "C" AND f.place < r.hi COLLATE "C"))
      AND (f.audience = 'inherits'
        OR (f.audience = 'managers' AND EXISTS (
          SELECT FROM unnest(manage_from, manage_below) AS r (lo, hi)
          WHERE coalesce(f.place, '') >= r.lo COLLATE "C" AND coalesce(f.place, '') < r.hi COLLATE "C"))
        OR EXISTS (
          SELECT FROM record_grant g
          WHERE g.org = of_org AND g.kind = f.kind AND g.record = f.record AND g.person = reader))
    ORDER BY f.kind, f.record, f.tier
  )
  SELECT s.kind, s.record, s.ref, s.title, s.tier FROM seen s ORDER BY s.tier, s.rank DESC, s.title, s.record LIMIT most
$$;
SELECT run_as_system('search_everything(uuid, text, text, text, text[], text[], text[], text[], text[], text[], text[],
  text[], uuid, integer)');

-- The words around what was found, of hits that `search_everything` gave to the same reader.
CREATE FUNCTION search_snippets(
  of_org uuid, words text, of_kinds text[], of_records uuid[], money_from text[], money_below text[]
) RETURNS TABLE (kind text, record uuid, snippet text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.kind, s.record,
    CASE WHEN words = '' THEN '' ELSE ts_headline('simple',
      left(s.body, 20000)
        || CASE WHEN lies_within(s.place, money_from, money_below) THEN E'\n' || left(s.money_body, 20000) ELSE '' END,
      to_tsquery('simple', words), 'StartSel="", StopSel="", MaxWords=24, MinWords=8, MaxFragments=1') END
  FROM unnest(of_kinds, of_records) AS h (kind, record)
    JOIN search_entry s ON s.org = of_org AND of_org = gantry_org() AND s.kind = h.kind AND s.record = h.record
$$;
SELECT run_as_system('search_snippets(uuid, text, text[], uuid[], text[], text[])');
