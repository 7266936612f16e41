-- A ticket has several promises, and whoever hears that one is broken wants to know which.
ALTER TABLE notification
  DROP COLUMN data,
  ADD COLUMN promise VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER kind;
