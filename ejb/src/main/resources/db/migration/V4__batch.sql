-- Work in the background: who may run what and when, how far it came, and what was imported. Times are UTC.

CREATE SEQUENCE job_run_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE upload_seq START WITH 50 INCREMENT BY 50;

-- One row per scheduled job; whoever moves it to the next minute has the right to look and run in that minute.
CREATE TABLE job_turn (
  job      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  taken_at DATETIME(6) NOT NULL,
  node     VARCHAR(100) NOT NULL
);

INSERT INTO job_turn (job, taken_at, node) VALUES
  ('sla-sweep', '1970-01-01', ''), ('auto-resume', '1970-01-01', ''), ('auto-close', '1970-01-01', '');

-- A run of a job, restarts included. active_job holds the job's name while the run is active and is null afterwards,
-- so two active runs of one job cannot exist. beat_at is the lease: a run whose node stopped beating is nobody's.
CREATE TABLE job_run (
  id            BIGINT       NOT NULL PRIMARY KEY,
  job           VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  active_job    VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  state         VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_by_id BIGINT       NULL,
  upload_id     BIGINT       NULL,
  node          VARCHAR(100) NOT NULL,
  beat_at       DATETIME(6)  NOT NULL,
  stop_asked    BOOLEAN      NOT NULL,
  execution_id  BIGINT       NULL,
  attempts      INT          NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  started_at    DATETIME(6)  NULL,
  ended_at      DATETIME(6)  NULL,
  items_read    BIGINT       NOT NULL,
  items_written BIGINT       NOT NULL,
  items_skipped BIGINT       NOT NULL,
  items_failed  BIGINT       NOT NULL,
  progress      INT          NULL,
  failure       VARCHAR(200) NULL,
  CONSTRAINT job_run_one_active UNIQUE (active_job),
  KEY job_run_job (job, id),
  KEY job_run_ended (ended_at)
);

-- A received file. Its bytes are rows of 512 kB, so every node can read it and none holds it whole in memory.
CREATE TABLE upload (
  id          BIGINT       NOT NULL PRIMARY KEY,
  name        VARCHAR(200) NOT NULL,
  format      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until       DATETIME(6)  NULL,
  size        BIGINT       NOT NULL,
  sha256      BINARY(32)   NULL,
  complete    BOOLEAN      NOT NULL,
  uploaded_by BIGINT       NOT NULL,
  uploaded_at DATETIME(6)  NOT NULL
);

CREATE TABLE upload_chunk (
  upload_id BIGINT     NOT NULL,
  seq       INT        NOT NULL,
  bytes     MEDIUMBLOB NOT NULL,
  PRIMARY KEY (upload_id, seq)
);

-- Rows of imported logs, each once by its hash. A row belongs to the upload that brought it until it was applied.
CREATE TABLE import_row (
  reference  VARCHAR(60)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  row_hash   BINARY(32)   NOT NULL,
  upload_id  BIGINT       NOT NULL,
  applied    BOOLEAN      NOT NULL,
  line       BIGINT       NOT NULL,
  at         DATETIME(6)  NOT NULL,
  mod_count  INT          NOT NULL,
  opened_at  DATETIME(6)  NOT NULL,
  state      VARCHAR(40)  NOT NULL,
  impact     VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  urgency    VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel    VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject    VARCHAR(200) NOT NULL,
  caller     VARCHAR(200) NULL,
  group_name VARCHAR(200) NULL,
  assignee   VARCHAR(200) NULL,
  PRIMARY KEY (reference, row_hash),
  KEY import_row_waiting (upload_id, applied, reference)
);

-- Rows that could not be taken, once per upload, with their place in the file.
CREATE TABLE import_reject (
  upload_id BIGINT      NOT NULL,
  row_hash  BINARY(32)  NOT NULL,
  line      BIGINT      NOT NULL,
  reference VARCHAR(60) NOT NULL,
  reason    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail    VARCHAR(200) NOT NULL,
  row_text  VARCHAR(4000) NOT NULL,
  PRIMARY KEY (upload_id, row_hash),
  KEY import_reject_line (upload_id, line)
);
