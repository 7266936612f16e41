-- A page: whoever is on call has been reached for a ticket and has not said yet that they are at it. Times are UTC.

CREATE SEQUENCE page_seq START WITH 50 INCREMENT BY 50;

-- A row comes in the transaction that tells a clock's threshold, and clock_threshold lets that happen once. next_at is null
-- once nobody is paged again.
CREATE TABLE page (
  id           BIGINT      NOT NULL PRIMARY KEY,
  ticket_id    BIGINT      NOT NULL,
  group_key    VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  assignee_id  BIGINT      NULL,
  promise      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  breach       BOOLEAN     NOT NULL,
  times        INT         NOT NULL,
  opened_at    DATETIME(6) NOT NULL,
  next_at      DATETIME(6) NULL,
  ended_at     DATETIME(6) NULL,
  ended_by     BIGINT      NULL,
  KEY page_next   (next_at, id),
  KEY page_ticket (ticket_id, ended_at)
);

INSERT INTO job_turn (job, taken_at, node) VALUES ('page-repeat', '1970-01-01', '');
