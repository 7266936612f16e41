-- A threshold is a share of the target ("75") or a time before the due time ("1h30m").
ALTER TABLE clock_threshold ADD COLUMN threshold VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL;
UPDATE clock_threshold SET threshold = percent;
ALTER TABLE clock_threshold
  MODIFY threshold VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (clock_id, threshold),
  DROP COLUMN percent;

-- How far thresholds have been told is working milliseconds, for shares and times before lie on one line.
ALTER TABLE sla_clock
  MODIFY warned_up_to BIGINT NOT NULL,
  MODIFY warn_at VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
UPDATE sla_clock SET warned_up_to = target_millis * warned_up_to DIV 100 WHERE warned_up_to > 0;
