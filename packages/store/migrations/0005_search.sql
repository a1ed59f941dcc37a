-- Search looks past row-level security through these two functions only, since text operators are not leakproof and
-- would lose their index under it. Both answer for the organisation of the transaction and no other.

CREATE INDEX search_entry_ref ON search_entry (org, ref);

-- Records of one kind. The caller lists them under its own rights.
CREATE FUNCTION search_in_kind(of_org uuid, of_kind text, words text, as_ref text) RETURNS TABLE (record uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.record FROM search_entry s
    WHERE s.org = of_org AND of_org = gantry_org() AND s.kind = of_kind
      AND words <> '' AND s.tsv @@ to_tsquery('simple', words)
  UNION
  SELECT s.record FROM search_entry s
    WHERE s.org = of_org AND of_org = gantry_org() AND s.kind = of_kind AND s.ref = as_ref
$$;
SELECT run_as_system('search_in_kind(uuid, text, text, text)');

-- Hits of every kind that a reader may see. Places are half-open ranges; an entry without a place is for every member.
CREATE FUNCTION search_everything(
  of_org uuid, words text, as_ref text,
  see_from text[], see_below text[], manage_from text[], manage_below text[], reader uuid, most integer
) RETURNS TABLE (kind text, record uuid, ref text, title text, snippet text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH found AS (
    SELECT s.*, 1 + ts_rank(s.tsv, to_tsquery('simple', words)) AS rank FROM search_entry s
      WHERE s.org = of_org AND of_org = gantry_org() AND words <> '' AND s.tsv @@ to_tsquery('simple', words)
    UNION ALL
    SELECT s.*, 9 FROM search_entry s WHERE s.org = of_org AND of_org = gantry_org() AND s.ref = as_ref
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
    ORDER BY f.kind, f.record, f.rank DESC
  ), best AS (
    SELECT * FROM seen ORDER BY rank DESC, title, record LIMIT most
  )
  SELECT b.kind, b.record, b.ref, b.title,
    CASE WHEN words = '' THEN '' ELSE ts_headline('simple', left(b.body, 20000), to_tsquery('simple', words),
      'StartSel="", StopSel="", MaxWords=24, MinWords=8, MaxFragments=1') END
  FROM best b ORDER BY b.rank DESC, b.title, b.record
$$;
SELECT run_as_system('search_everything(uuid, text, text, text[], text[], text[], text[], uuid, integer)');
