-- Mail: what is to leave, how it leaves, and who wants to hear of what. Times are UTC.

CREATE SEQUENCE outbox_seq START WITH 50 INCREMENT BY 50;

-- One row per letter and person, written in the transaction of the news it tells. A claim moves next_attempt_at past
-- the time a node may need, so that no other node takes the row meanwhile, and a node that died gives it back by itself.
CREATE TABLE outbox (
  id               BIGINT       NOT NULL PRIMARY KEY,
  kind             VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id        BIGINT       NOT NULL,
  language         VARCHAR(5)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id        BIGINT       NULL,
  facts            LONGTEXT     NULL,
  message_id       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state            VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts         INT          NOT NULL,
  next_attempt_at  DATETIME(6)  NULL,
  expires_at       DATETIME(6)  NOT NULL,
  awaits_server    BOOLEAN      NOT NULL,
  error_key        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  error_detail     VARCHAR(500) NULL,
  created_at       DATETIME(6)  NOT NULL,
  ended_at         DATETIME(6)  NULL,
  CONSTRAINT outbox_message_id UNIQUE (message_id),
  KEY outbox_due    (state, next_attempt_at, id),
  KEY outbox_ended  (state, ended_at, id),
  KEY outbox_person (person_id, kind, created_at)
) DEFAULT CHARACTER SET utf8mb4;

-- The one mail server, where it is set in the page; settings of the environment go before it.
CREATE TABLE mail_server (
  id             TINYINT      NOT NULL PRIMARY KEY,
  host           VARCHAR(253) NULL,
  port           INT          NULL,
  security       VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  account        VARCHAR(254) NULL,
  password       VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sender_address VARCHAR(254) NULL,
  sender_name    VARCHAR(200) NULL,
  reply_to       VARCHAR(254) NULL,
  version        INT          NOT NULL,
  CONSTRAINT mail_server_is_one_row CHECK (id = 1)
) DEFAULT CHARACTER SET utf8mb4;

INSERT INTO mail_server (id, version) VALUES (1, 0);

-- Only what somebody chose; where there is no row, the usual choice for the kind holds.
CREATE TABLE notification_choice (
  person_id BIGINT      NOT NULL,
  kind      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  in_page   BOOLEAN     NOT NULL,
  by_mail   BOOLEAN     NOT NULL,
  PRIMARY KEY (person_id, kind)
);

-- Who wants a summary once a day, at which hour of the person's own zone.
CREATE TABLE digest_wish (
  person_id BIGINT      NOT NULL PRIMARY KEY,
  at_hour   TINYINT     NOT NULL,
  next_at   DATETIME(6) NOT NULL,
  last_at   DATETIME(6) NOT NULL,
  KEY digest_wish_due (next_at),
  CONSTRAINT digest_wish_hour CHECK (at_hour BETWEEN 0 AND 23)
);

INSERT INTO job_turn (job, taken_at, node) VALUES
  ('mail-dispatch', '1970-01-01', ''), ('digest-send', '1970-01-01', '');
