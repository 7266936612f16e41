-- A breach is told once, ever, like each threshold before it: whoever tells it adds its row, and of two the second fails.
INSERT IGNORE INTO clock_threshold (clock_id, threshold, fired_at)
  SELECT id, '100', COALESCE(breach_found_at, breached_at) FROM sla_clock WHERE breached_at IS NOT NULL;

-- A ticket on hold owes nothing before it goes on; the sweep looks for those that stand in the queues as if they did.
CREATE INDEX ticket_held_place ON ticket (status, next_due_at, sort_due_at, id);
