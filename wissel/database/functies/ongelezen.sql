-- How many messages others wrote wait for one person in one role. It runs as the caller, behind row-level security; it is
-- a function so that the menu asks it together with the membership and every page spends next to nothing on it.
-- `neemt_waar` are the people whose cases the reader handles while they are away.
DROP FUNCTION IF EXISTS ongelezen_berichten(uuid, text, uuid, uuid, timestamptz);
CREATE OR REPLACE FUNCTION ongelezen_berichten(
  bureau uuid, rol text, lezer uuid, organisatie uuid, nu timestamptz, neemt_waar uuid[])
RETURNS int LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
  welke text := CASE rol WHEN 'kandidaat' THEN 'kandidaat' WHEN 'jobhunter' THEN 'kandidaat'
    WHEN 'opdrachtgever' THEN 'opdrachtgever' END;
  aantal int;
BEGIN
  IF rol NOT IN ('kandidaat', 'coach', 'jobhunter', 'opdrachtgever') THEN RETURN 0; END IF;
  SELECT count(*) INTO aantal
    FROM (
      SELECT d.id FROM dossiers_dossier d WHERE rol = 'kandidaat' AND d.bureau_id = bureau AND d.kandidaat_id = lezer
      UNION SELECT d.id FROM dossiers_dossier d WHERE rol = 'coach' AND d.bureau_id = bureau AND d.coach_id = ANY (lezer || neemt_waar)
      UNION SELECT d.id FROM dossiers_dossier d
        WHERE rol = 'jobhunter' AND d.bureau_id = bureau AND d.jobhunter_id = ANY (lezer || neemt_waar)
      UNION SELECT d.id FROM dossiers_dossier d
        WHERE rol = 'opdrachtgever' AND d.bureau_id = bureau AND d.opdrachtgever_id = organisatie
      UNION SELECT d.id FROM dossiers_dossier d
        WHERE rol = 'opdrachtgever' AND d.bureau_id = bureau AND d.werkgever_id = organisatie
    ) mijn
    JOIN berichten_draadbericht b ON b.bureau_id = bureau AND b.dossier_id = mijn.id
    JOIN berichten_draad g ON g.bureau_id = bureau AND g.id = b.draad_id
    WHERE (welke IS NULL OR g.publiek = welke)
      AND b.ingetrokken_op IS NULL AND b.zichtbaar_op <= nu AND b.van_persoon_id <> lezer
      AND NOT EXISTS (
        SELECT FROM berichten_leesstand s WHERE s.bureau_id = bureau AND s.draad_id = b.draad_id
          AND s.persoon_id = lezer AND s.tot >= b.zichtbaar_op);
  RETURN aantal;
END $$;
