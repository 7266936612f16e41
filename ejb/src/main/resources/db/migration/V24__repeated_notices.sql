-- Escalation rules say how what they tell is repeated, be it a page or other news: again holds the recipients that hear of
-- it again, every_minutes is elapsed time, and most how often after the first time. Rows from before know no clock.
ALTER TABLE page
  ADD COLUMN clock_id      BIGINT      NULL AFTER ticket_id,
  ADD COLUMN threshold     VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER clock_id,
  ADD COLUMN rule          SMALLINT    NULL AFTER threshold,
  ADD COLUMN again         VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ON_CALL' AFTER breach,
  ADD COLUMN every_minutes INT         NOT NULL DEFAULT 10 AFTER again,
  ADD COLUMN most          INT         NOT NULL DEFAULT 4 AFTER every_minutes;
ALTER TABLE page
  ALTER COLUMN again DROP DEFAULT,
  ALTER COLUMN every_minutes DROP DEFAULT,
  ALTER COLUMN most DROP DEFAULT,
  -- What a rule tells of a clock's threshold is waited for once, ever, whatever clock_threshold says.
  ADD UNIQUE KEY page_once (clock_id, threshold, rule);
