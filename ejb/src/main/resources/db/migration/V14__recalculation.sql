-- Running clocks that are to be measured anew, because something they are measured by has changed. A row is work for the
-- job clock-recalculation until it is done; what is left of it follows from the clocks themselves.
CREATE SEQUENCE recalculation_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE recalculation (
  id          BIGINT      NOT NULL PRIMARY KEY,
  cause       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_by_id BIGINT      NULL,
  asked_at    DATETIME(6) NOT NULL,
  passes      INT         NOT NULL,
  done_at     DATETIME(6) NULL,
  KEY recalculation_open (done_at, id)
);

ALTER TABLE sla_clock
  ADD KEY sla_clock_calendar   (calendar_key, stopped_at, ticket_id),
  ADD KEY sla_clock_definition (definition_key, stopped_at, ticket_id);

INSERT INTO job_turn (job, taken_at, node) VALUES ('clock-recalculation', '1970-01-01', '');
