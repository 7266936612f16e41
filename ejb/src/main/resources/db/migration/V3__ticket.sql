-- Tickets, their story, their way through the lines, and the clocks that measure what was promised.
-- Times are UTC. Keys of definitions are plain ASCII, so they sort and compare as bytes.

-- Uncached: a restart would otherwise skip a thousand blocks, and people read these numbers.
CREATE SEQUENCE ticket_seq START WITH 10050 INCREMENT BY 50 NOCACHE;
CREATE SEQUENCE ticket_history_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE ticket_hop_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE ticket_stint_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE sla_clock_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE clock_pause_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE notification_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE ticket (
  id                 BIGINT       NOT NULL PRIMARY KEY,
  type               VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_key        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_version    INT          NOT NULL,
  agreement_version  INT          NOT NULL,
  confidential       BOOLEAN      NOT NULL,
  subject            VARCHAR(200) NOT NULL,
  description        MEDIUMTEXT   NULL,
  answers            LONGTEXT     NULL,
  requester_id       BIGINT       NOT NULL,
  filed_by_id        BIGINT       NOT NULL,
  status             VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  is_open            BOOLEAN      NOT NULL,
  hold_reason        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  hold_until         DATETIME(6)  NULL,
  impact             VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  urgency            VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  priority           CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line               TINYINT      NOT NULL,
  group_key          VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  assignee_id        BIGINT       NULL,
  escalated          BOOLEAN      NOT NULL,
  created_at         DATETIME(6)  NOT NULL,
  updated_at         DATETIME(6)  NOT NULL,
  work_started_at    DATETIME(6)  NULL,
  resolved_at        DATETIME(6)  NULL,
  closed_at          DATETIME(6)  NULL,
  close_due_at       DATETIME(6)  NULL,
  reopen_until       DATETIME(6)  NULL,
  solution           MEDIUMTEXT   NULL,
  cause              VARCHAR(200) NULL,
  breach_reason      VARCHAR(200) NULL,
  external_reference VARCHAR(60)  NULL,
  next_due_at        DATETIME(6)  NULL,
  sort_due_at        DATETIME(6)  NOT NULL,
  version            INT          NOT NULL,
  CONSTRAINT ticket_external_reference UNIQUE (external_reference),
  KEY ticket_group_due      (group_key, is_open, sort_due_at, id),
  KEY ticket_group_free_due (group_key, is_open, assignee_id, sort_due_at, id),
  KEY ticket_group_came_due (group_key, escalated, sort_due_at, id),
  KEY ticket_group_status   (group_key, status, sort_due_at, id),
  KEY ticket_assignee_due   (assignee_id, is_open, sort_due_at, id),
  KEY ticket_group_updated  (group_key, is_open, updated_at, id),
  KEY ticket_requester      (requester_id, updated_at, id),
  KEY ticket_filed_by       (filed_by_id, id),
  KEY ticket_open_due       (is_open, sort_due_at, id),
  KEY ticket_updated        (updated_at, id),
  KEY ticket_close_due      (close_due_at, id),
  KEY ticket_hold_until     (hold_until, id),
  FULLTEXT KEY ticket_subject (subject)
);

-- One append-only story per ticket: conversation and work, told apart by kind; internal entries never leave the desk.
CREATE TABLE ticket_history (
  id        BIGINT      NOT NULL PRIMARY KEY,
  ticket_id BIGINT      NOT NULL,
  at        DATETIME(6) NOT NULL,
  actor_id  BIGINT      NULL,
  kind      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  internal  BOOLEAN     NOT NULL,
  text      MEDIUMTEXT  NULL,
  data      LONGTEXT    NULL,
  KEY ticket_history_story (ticket_id, id)
);

-- A hop is a stay of the ticket in a group; its stints are the times somebody there was responsible.
CREATE TABLE ticket_hop (
  id               BIGINT      NOT NULL PRIMARY KEY,
  ticket_id        BIGINT      NOT NULL,
  seq              INT         NOT NULL,
  kind             VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_key        VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line             TINYINT     NOT NULL,
  calendar_key     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  calendar_version INT         NOT NULL,
  started_at       DATETIME(6) NOT NULL,
  ended_at         DATETIME(6) NULL,
  by_id            BIGINT      NULL,
  reason           TEXT        NULL,
  seen             TEXT        NULL,
  tried            TEXT        NULL,
  asked            TEXT        NULL,
  CONSTRAINT ticket_hop_seq_once UNIQUE (ticket_id, seq)
);

CREATE TABLE ticket_stint (
  id         BIGINT      NOT NULL PRIMARY KEY,
  ticket_id  BIGINT      NOT NULL,
  hop_seq    INT         NOT NULL,
  person_id  BIGINT      NOT NULL,
  started_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6) NULL,
  KEY ticket_stint_ticket (ticket_id, hop_seq)
);

-- Every group that ever held the ticket may go on reading it.
CREATE TABLE ticket_group_access (
  ticket_id BIGINT      NOT NULL,
  group_key VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (ticket_id, group_key),
  KEY ticket_group_access_group (group_key, ticket_id)
);

-- People beside requester and assignee: watchers see the public side, invited agents may write notes.
CREATE TABLE ticket_participant (
  ticket_id BIGINT      NOT NULL,
  person_id BIGINT      NOT NULL,
  part      VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (ticket_id, person_id, part),
  KEY ticket_participant_person (person_id, part, ticket_id)
);

CREATE TABLE sla_clock (
  id                 BIGINT      NOT NULL PRIMARY KEY,
  ticket_id          BIGINT      NOT NULL,
  kind               VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cycle              INT         NOT NULL,
  group_key          VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  definition_key     VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  definition_version INT         NOT NULL,
  calendar_key       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  calendar_version   INT         NOT NULL,
  priority           CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target_millis      BIGINT      NOT NULL,
  pauses_on          VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warn_at            VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at         DATETIME(6) NOT NULL,
  paused             BOOLEAN     NOT NULL,
  due_at             DATETIME(6) NULL,
  projected_due_at   DATETIME(6) NULL,
  next_event_at      DATETIME(6) NULL,
  warned_up_to       INT         NOT NULL,
  breached_at        DATETIME(6) NULL,
  breach_found_at    DATETIME(6) NULL,
  stopped_at         DATETIME(6) NULL,
  outcome            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  KEY sla_clock_ticket (ticket_id, id),
  KEY sla_clock_event  (next_event_at, id)
);

CREATE TABLE clock_pause (
  id         BIGINT      NOT NULL PRIMARY KEY,
  ticket_id  BIGINT      NOT NULL,
  cause      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6) NULL,
  KEY clock_pause_ticket (ticket_id, started_at)
);

CREATE TABLE clock_threshold (
  clock_id BIGINT      NOT NULL,
  percent  INT         NOT NULL,
  fired_at DATETIME(6) NOT NULL,
  PRIMARY KEY (clock_id, percent)
);

CREATE TABLE notification (
  id        BIGINT      NOT NULL PRIMARY KEY,
  person_id BIGINT      NOT NULL,
  ticket_id BIGINT      NOT NULL,
  kind      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  data      LONGTEXT    NULL,
  at        DATETIME(6) NOT NULL,
  read_at   DATETIME(6) NULL,
  KEY notification_inbox (person_id, read_at, id)
);
