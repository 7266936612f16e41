-- A definition that nobody published yet, tried on the tickets of a time. Counts and flips are written chunk by chunk with
-- the run's place, so a simulation that is cut off goes on where it was.
CREATE SEQUENCE simulation_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE simulation (
  id             BIGINT      NOT NULL PRIMARY KEY,
  kind           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  definition_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seen_version   INT         NOT NULL,
  document       LONGTEXT    NOT NULL,
  filed_from     DATETIME(6) NOT NULL,
  filed_until    DATETIME(6) NOT NULL,
  asked_by_id    BIGINT      NOT NULL,
  asked_at       DATETIME(6) NOT NULL,
  tickets        BIGINT      NOT NULL,
  told           BIGINT      NOT NULL,
  last_ticket    BIGINT      NOT NULL,
  done_at        DATETIME(6) NULL,
  KEY simulation_open (done_at, id)
);

CREATE TABLE simulation_count (
  simulation_id BIGINT      NOT NULL,
  clock         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  priority      CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_key     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verdict_was   VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verdict_is    VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  promises      BIGINT      NOT NULL,
  PRIMARY KEY (simulation_id, clock, priority, group_key, verdict_was, verdict_is)
);

CREATE TABLE simulation_flip (
  simulation_id BIGINT      NOT NULL,
  ticket_id     BIGINT      NOT NULL,
  clock         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cycle         INT         NOT NULL,
  verdict_was   VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verdict_is    VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_was       DATETIME(6) NULL,
  due_is        DATETIME(6) NULL,
  stopped_at    DATETIME(6) NULL,
  PRIMARY KEY (simulation_id, ticket_id, clock, cycle)
);

INSERT INTO job_turn (job, taken_at, node) VALUES ('sla-simulation', '1970-01-01', '');
