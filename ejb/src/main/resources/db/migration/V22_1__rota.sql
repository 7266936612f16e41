-- Who is on call in a group. A turn begins at a local time of a local day, in the zone of the group's calendar; the times
-- of replacements are UTC.

CREATE SEQUENCE rota_replacement_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE rota (
  group_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  first_day DATE        NOT NULL,
  handover  TIME        NOT NULL,
  days      INT         NOT NULL,
  version   INT         NOT NULL,
  CONSTRAINT rota_days CHECK (days BETWEEN 1 AND 92)
);

CREATE TABLE rota_person (
  group_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place     INT         NOT NULL,
  person_id BIGINT      NOT NULL,
  PRIMARY KEY (group_key, place),
  CONSTRAINT rota_person_once UNIQUE (group_key, person_id)
);

CREATE TABLE rota_replacement (
  id         BIGINT      NOT NULL PRIMARY KEY,
  group_key  VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id  BIGINT      NOT NULL,
  instead_of BIGINT      NOT NULL,
  begins_at  DATETIME(6) NOT NULL,
  ends_at    DATETIME(6) NOT NULL,
  KEY rota_replacement_group (group_key, ends_at)
);
