-- The daily round looks for open dates of a few kinds in the weeks to come; without this it would read every open date.
CREATE INDEX IF NOT EXISTS milestone_open_soort_datum ON dossiers_milestone (bureau_id, code, due_on, id)
  WHERE done_on IS NULL AND geldt;
