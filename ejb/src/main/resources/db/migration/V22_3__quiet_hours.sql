-- When somebody wants no mail: between two local times of each day or each working day, or the whole weekend.
CREATE TABLE quiet_hours (
  person_id     BIGINT  NOT NULL PRIMARY KEY,
  from_time     TIME    NULL,
  until_time    TIME    NULL,
  weekdays_only BOOLEAN NOT NULL,
  weekends      BOOLEAN NOT NULL
);

-- What waits until somebody's quiet hours are over is news of any kind, with what its letter is to say.
ALTER TABLE mail_news
  MODIFY promise VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN facts LONGTEXT CHARACTER SET utf8mb4 NULL,
  ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
