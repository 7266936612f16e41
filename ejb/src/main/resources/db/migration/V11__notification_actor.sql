-- Who did what somebody is told of; null for the desk itself, and for what was told before.
ALTER TABLE notification
  ADD COLUMN actor_id BIGINT NULL AFTER promise;
