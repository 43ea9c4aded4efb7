-- Searching past row-level security: trigram and text-search operators are not leakproof, so under
-- RLS their index is not used. These functions belong to wissel_zoek, filter on app.bureau themselves and return ids only.
CREATE INDEX IF NOT EXISTS dossier_zoektekst_trgm ON dossiers_dossier USING gin (zoektekst gin_trgm_ops);
CREATE INDEX IF NOT EXISTS dossier_nummer_patroon ON dossiers_dossier (bureau_id, nummer text_pattern_ops);
CREATE INDEX IF NOT EXISTS dossier_naam_patroon ON dossiers_dossier (bureau_id, sorteernaam text_pattern_ops);
CREATE INDEX IF NOT EXISTS logboekregel_woorden ON trajecten_logboekregel USING gin (to_tsvector('dutch', zoektekst));

GRANT CREATE, USAGE ON SCHEMA public TO wissel_zoek;
SET ROLE wissel_zoek;
DROP FUNCTION IF EXISTS zoek_dossiers(text, uuid, int), zoek_logboek(text, uuid, int);

-- Dossiers by name, number or part of a word; `eigen` limits to the cases of these people (null: whole bureau).
CREATE OR REPLACE FUNCTION zoek_dossiers(term text, eigen uuid[], hoogstens int) RETURNS TABLE (id uuid, rang real)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  huurder uuid := NULLIF(current_setting('app.bureau', true), '')::uuid;
  patroon text := replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_');
  gevonden int;
BEGIN
  IF huurder IS NULL OR term = '' THEN RETURN; END IF;
  IF length(term) < 3 THEN
    RETURN QUERY SELECT d.id, 1::real FROM dossiers_dossier d
      WHERE d.bureau_id = huurder AND (eigen IS NULL OR d.coach_id = ANY (eigen) OR d.jobhunter_id = ANY (eigen))
        AND d.sorteernaam LIKE patroon || '%' ORDER BY d.sorteernaam, d.id LIMIT hoogstens;
    RETURN;
  END IF;
  RETURN QUERY SELECT d.id, 2::real FROM dossiers_dossier d
    WHERE d.bureau_id = huurder AND (eigen IS NULL OR d.coach_id = ANY (eigen) OR d.jobhunter_id = ANY (eigen))
      AND (d.nummer LIKE upper(patroon) || '%' OR d.zoektekst LIKE '%' || patroon || '%') LIMIT hoogstens;
  GET DIAGNOSTICS gevonden = ROW_COUNT;
  IF gevonden > 0 THEN RETURN; END IF;
  PERFORM show_trgm('a');  -- loads pg_trgm, so that its setting may be changed
  PERFORM set_config('pg_trgm.word_similarity_threshold', '0.45', true);
  RETURN QUERY SELECT d.id, word_similarity(term, d.zoektekst) FROM dossiers_dossier d
    WHERE d.bureau_id = huurder AND (eigen IS NULL OR d.coach_id = ANY (eigen) OR d.jobhunter_id = ANY (eigen))
      AND term <% d.zoektekst ORDER BY 2 DESC LIMIT hoogstens;
END $$;

-- Log lines by words; only ids, which the caller reads through visible().
CREATE OR REPLACE FUNCTION zoek_logboek(term text, eigen uuid[], hoogstens int) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  huurder uuid := NULLIF(current_setting('app.bureau', true), '')::uuid;
  vraag tsquery := websearch_to_tsquery('dutch', term);
BEGIN
  IF huurder IS NULL OR numnode(vraag) = 0 THEN RETURN; END IF;
  RETURN QUERY SELECT r.id FROM (
      SELECT l.id, l.dossier_id, l.bureau_id, l.datum FROM trajecten_logboekregel l
       WHERE to_tsvector('dutch', l.zoektekst) @@ vraag AND l.bureau_id = huurder AND l.vervangen_door_id IS NULL
       LIMIT 2000) r
    JOIN dossiers_dossier d ON d.bureau_id = r.bureau_id AND d.id = r.dossier_id
   WHERE eigen IS NULL OR d.coach_id = ANY (eigen) OR d.jobhunter_id = ANY (eigen)
   ORDER BY r.datum DESC LIMIT hoogstens;
END $$;

REVOKE ALL ON FUNCTION zoek_dossiers(text, uuid[], int), zoek_logboek(text, uuid[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zoek_dossiers(text, uuid[], int), zoek_logboek(text, uuid[], int) TO wissel_web, wissel_werker;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM wissel_zoek;
