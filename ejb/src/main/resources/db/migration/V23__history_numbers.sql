-- A sweep writes hundreds of entries in one transaction, and asking for each fifty numbers cost it as much as writing them.
-- The first block of the new size begins behind every number that was given before: nextval may have been handed out by
-- the old step, so that one is left unused.
ALTER SEQUENCE ticket_history_seq INCREMENT BY 500;
SET @behind_all = NEXTVAL(ticket_history_seq) + 500;
EXECUTE IMMEDIATE CONCAT('ALTER SEQUENCE ticket_history_seq RESTART WITH ', @behind_all);
