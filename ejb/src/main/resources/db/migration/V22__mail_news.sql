-- News that is to be mailed and is no letter yet: what is due to one person at the same time becomes one letter where it is
-- more than a handful. Times are UTC.

CREATE SEQUENCE mail_news_seq START WITH 50 INCREMENT BY 50;

CREATE TABLE mail_news (
  id        BIGINT      NOT NULL PRIMARY KEY,
  person_id BIGINT      NOT NULL,
  kind      VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id BIGINT      NOT NULL,
  promise   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  at        DATETIME(6) NOT NULL,
  KEY mail_news_at     (at, person_id),
  KEY mail_news_person (person_id, at)
);
