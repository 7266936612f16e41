-- Clocks told once more from the tickets' histories. What differs is kept chunk by chunk with the place, so that a repair
-- that is cut off goes on where it was; nothing of it is done to a ticket before somebody has seen it and says so.
CREATE SEQUENCE clock_repair_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE clock_repair (
  id            BIGINT      NOT NULL PRIMARY KEY,
  scope         VARCHAR(7)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  phase         VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_by_id   BIGINT      NOT NULL,
  asked_at      DATETIME(6) NOT NULL,
  up_to_ticket  BIGINT      NOT NULL,
  tickets       BIGINT      NOT NULL,
  compared      BIGINT      NOT NULL,
  last_ticket   BIGINT      NOT NULL,
  passes        INT         NOT NULL,
  decided_by_id BIGINT      NULL,
  decided_at    DATETIME(6) NULL,
  ended_at      DATETIME(6) NULL,
  KEY clock_repair_phase (phase, id),
  KEY clock_repair_asked (asked_at)
);

CREATE TABLE clock_repair_ticket (
  repair_id BIGINT      NOT NULL,
  ticket_id BIGINT      NOT NULL,
  state     VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (repair_id, ticket_id),
  KEY clock_repair_ticket_state (repair_id, state, ticket_id)
);

CREATE TABLE clock_repair_difference (
  repair_id BIGINT      NOT NULL,
  ticket_id BIGINT      NOT NULL,
  position  INT         NOT NULL,
  clock     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  cycle     INT         NOT NULL,
  field     VARCHAR(7)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stored    LONGTEXT    NULL,
  told      LONGTEXT    NULL,
  PRIMARY KEY (repair_id, ticket_id, position)
);

INSERT INTO job_turn (job, taken_at, node) VALUES ('clock-repair', '1970-01-01', '');
