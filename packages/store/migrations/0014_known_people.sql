-- People, organisation units and periods are found as far as the reader's own places know them.

DROP FUNCTION search_everything(uuid, text, text, text, text[], text[], text[], text[], text[], text[], text[], text[],
  uuid, integer);

-- Hits of every kind that a reader may see. Places are half-open ranges; an entry without a place is for every member,
-- except that of `known_kinds` only the `known` records are.
CREATE FUNCTION search_everything(
  of_org uuid, words text, as_ref text, as_title text, first_kinds text[], last_kinds text[],
  see_from text[], see_below text[], manage_from text[], manage_below text[], money_from text[], money_below text[],
  known_kinds text[], known uuid[], reader uuid, most integer
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
    WHERE (f.kind <> ALL (known_kinds) OR f.record = ANY (known))
      AND (f.place IS NULL OR EXISTS (
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
  text[], text[], uuid[], uuid, integer)');
