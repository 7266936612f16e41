-- What the report on lines and hand-overs is read from. All of it follows from the tickets' ways and clocks, and the job
-- hand-over-figures can make it again: a stay whose figures are due is one that ended, or took a finished ticket up again.
ALTER TABLE ticket_hop
  ADD COLUMN figures_due BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY ticket_hop_figures_due (figures_due, ticket_id);

UPDATE ticket_hop SET figures_due = TRUE WHERE ended_at IS NOT NULL;

CREATE TABLE report_ticket (
  ticket_id     BIGINT      NOT NULL PRIMARY KEY,
  done_at       DATETIME(6) NOT NULL,
  service_key   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  priority      CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  solved        BOOLEAN     NOT NULL,
  line          TINYINT     NOT NULL,
  hand_overs    INT         NOT NULL,
  to_and_fro    INT         NOT NULL,
  went_back     BOOLEAN     NOT NULL,
  broken        BOOLEAN     NOT NULL,
  breach_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY report_ticket_figures (done_at, service_key, priority, solved, line, hand_overs, went_back, broken, breach_reason),
  KEY report_ticket_back    (went_back, done_at, ticket_id),
  KEY report_ticket_reason  (breach_reason, done_at, ticket_id)
);

CREATE TABLE report_stay (
  ticket_id     BIGINT      NOT NULL,
  seq           INT         NOT NULL,
  done_at       DATETIME(6) NOT NULL,
  service_key   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  priority      CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_key     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line          TINYINT     NOT NULL,
  worked_millis BIGINT      NOT NULL,
  kept          BOOLEAN     NULL,
  came_from     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  handed_back   BOOLEAN     NOT NULL,
  went_back     BOOLEAN     NOT NULL,
  PRIMARY KEY (ticket_id, seq),
  KEY report_stay_figures (done_at, service_key, priority, group_key, line, worked_millis, kept, came_from, handed_back,
                           went_back),
  KEY report_stay_group   (group_key, done_at, ticket_id)
);

CREATE TABLE report_stint (
  ticket_id     BIGINT      NOT NULL,
  seq           INT         NOT NULL,
  person_id     BIGINT      NOT NULL,
  done_at       DATETIME(6) NOT NULL,
  service_key   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  priority      CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_key     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  worked_millis BIGINT      NOT NULL,
  PRIMARY KEY (ticket_id, seq, person_id),
  KEY report_stint_group (group_key, done_at, service_key, priority, person_id, worked_millis)
);

CREATE TABLE report_breach (
  ticket_id     BIGINT      NOT NULL,
  clock         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  done_at       DATETIME(6) NOT NULL,
  service_key   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  priority      CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  breach_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (ticket_id, clock),
  KEY report_breach_figures (done_at, service_key, priority, clock, breach_reason)
);

INSERT INTO job_turn (job, taken_at, node) VALUES ('hand-over-figures', '1970-01-01', '');
