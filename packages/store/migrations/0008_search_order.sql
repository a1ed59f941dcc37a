-- Search answers in the order in which people look: the kinds they name first lead, those that would bury the rest come
-- last, and an exact reference stands before all. Snippets are cut for what is shown only. Words that exist let a
-- mistyped one be understood; they leave the server only inside a hit that the reader may see.

DROP FUNCTION search_everything(uuid, text, text, text[], text[], text[], text[], uuid, integer);

-- Hits of every kind that a reader may see. Places are half-open ranges; an entry without a place is for every member.
CREATE FUNCTION search_everything(
  of_org uuid, words text, as_ref text, as_title text, first_kinds text[], last_kinds text[],
  see_from text[], see_below text[], manage_from text[], manage_below text[], reader uuid, most integer
) RETURNS TABLE (kind text, record uuid, ref text, title text, tier integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH found AS (
    SELECT s.kind, s.record, s.ref, s.title, s.place, s.audience,
      CASE WHEN s.kind = ANY (first_kinds) THEN array_position(first_kinds, s.kind)
        WHEN s.kind = ANY (last_kinds) THEN 1000 ELSE 100 END AS tier,
      ts_rank(s.tsv, to_tsquery('simple', words))
        + CASE WHEN lower(s.title) = as_title THEN 2 WHEN starts_with(lower(s.title), as_title) THEN 1 ELSE 0 END AS rank
    FROM search_entry s
      WHERE s.org = of_org AND of_org = gantry_org() AND words <> '' AND s.tsv @@ to_tsquery('simple', words)
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
SELECT run_as_system(
  'search_everything(uuid, text, text, text, text[], text[], text[], text[], text[], text[], uuid, integer)');

-- The words around what was found, of hits that `search_everything` gave to the same reader.
CREATE FUNCTION search_snippets(of_org uuid, words text, of_kinds text[], of_records uuid[])
  RETURNS TABLE (kind text, record uuid, snippet text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.kind, s.record,
    CASE WHEN words = '' THEN '' ELSE ts_headline('simple', left(s.body, 20000), to_tsquery('simple', words),
      'StartSel="", StopSel="", MaxWords=24, MinWords=8, MaxFragments=1') END
  FROM unnest(of_kinds, of_records) AS h (kind, record)
    JOIN search_entry s ON s.org = of_org AND of_org = gantry_org() AND s.kind = h.kind AND s.record = h.record
$$;
SELECT run_as_system('search_snippets(uuid, text, text[], uuid[])');

-- Words of names and references that begin with one of the letters, of lengths in between.
CREATE FUNCTION search_words(of_org uuid, letters text[], shortest integer, longest integer)
  RETURNS TABLE (word text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.word FROM ts_stat(format('SELECT tsv FROM search_entry WHERE org = %L', gantry_org()), 'a') w
  WHERE of_org = gantry_org() AND left(w.word, 1) = ANY (letters) AND length(w.word) BETWEEN shortest AND longest
$$;
SELECT run_as_system('search_words(uuid, text[], integer, integer)');
