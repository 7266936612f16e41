-- Files people attach, and what they began to write. Times are UTC.

CREATE SEQUENCE attachment_seq START WITH 50 INCREMENT BY 50;
CREATE SEQUENCE draft_seq START WITH 50 INCREMENT BY 50;

-- A file is ready first: it belongs to whoever sent it, and to no ticket yet. Then it is part of an entry of a ticket's
-- story, and internal where that entry is. Width and height are of images that browsers may show.
CREATE TABLE attachment (
  id          BIGINT       NOT NULL PRIMARY KEY,
  ticket_id   BIGINT       NULL,
  entry_id    BIGINT       NULL,
  draft_id    BIGINT       NULL,
  internal    BOOLEAN      NOT NULL,
  name        VARCHAR(200) NOT NULL,
  media_type  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  size        BIGINT       NOT NULL,
  sha256      BINARY(32)   NULL,
  width       INT          NULL,
  height      INT          NULL,
  complete    BOOLEAN      NOT NULL,
  sent_by     BIGINT       NOT NULL,
  sent_at     DATETIME(6)  NOT NULL,
  attached_at DATETIME(6)  NULL,
  KEY attachment_ticket (ticket_id, id),
  KEY attachment_draft (draft_id, id),
  KEY attachment_ready (sent_by, ticket_id),
  KEY attachment_age (ticket_id, sent_at)
) DEFAULT CHARACTER SET utf8mb4;

-- Its bytes are rows of 512 kB, so that nobody ever holds a file whole in memory.
CREATE TABLE attachment_chunk (
  attachment_id BIGINT     NOT NULL,
  seq           INT        NOT NULL,
  bytes         MEDIUMBLOB NOT NULL,
  PRIMARY KEY (attachment_id, seq)
);

-- What somebody began to write: a request for a service, or what is said on a ticket. Of the latter there is one for each
-- ticket and person; its place says so, and is the draft's own where there may be several.
CREATE TABLE draft (
  id              BIGINT       NOT NULL PRIMARY KEY,
  person_id       BIGINT       NOT NULL,
  place           VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_key     VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  service_version INT          NULL,
  ticket_id       BIGINT       NULL,
  content         LONGTEXT     NOT NULL,
  version         INT          NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  updated_at      DATETIME(6)  NOT NULL,
  UNIQUE KEY draft_place (person_id, place),
  KEY draft_list (person_id, kind, updated_at),
  KEY draft_age (updated_at)
) DEFAULT CHARACTER SET utf8mb4;
