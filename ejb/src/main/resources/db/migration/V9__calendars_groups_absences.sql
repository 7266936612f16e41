-- Why somebody published a version, where it was edited in the page.
ALTER TABLE catalogue_definition ADD COLUMN reason VARCHAR(500) NULL AFTER published_by;

-- When somebody is away, and who stands in. The end is the first moment the person is back.
CREATE SEQUENCE absence_seq START WITH 50 INCREMENT BY 50;
CREATE TABLE absence (
  id         BIGINT      NOT NULL PRIMARY KEY,
  person_id  BIGINT      NOT NULL,
  begins_at  DATETIME(6) NOT NULL,
  ends_at    DATETIME(6) NOT NULL,
  deputy_id  BIGINT      NULL,
  entered_by BIGINT      NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  KEY absence_person (person_id, ends_at),
  KEY absence_end (ends_at),
  CONSTRAINT absence_in_order CHECK (begins_at < ends_at)
) DEFAULT CHARACTER SET utf8mb4;
