-- How well whoever asked was served, in their own judgement: 5 is best. Null until they say so.
ALTER TABLE ticket
    ADD COLUMN rating TINYINT NULL,
    ADD CONSTRAINT ticket_rating CHECK (rating BETWEEN 1 AND 5);
