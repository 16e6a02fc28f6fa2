-- A process that dies of what it works on counts nothing, so the statement that leases it anew does: how many leases in a row ran out.
ALTER TABLE outbox ADD COLUMN lost INTEGER NOT NULL DEFAULT 0 CHECK (lost >= 0);
ALTER TABLE mails ADD COLUMN lost INTEGER NOT NULL DEFAULT 0 CHECK (lost >= 0);
CREATE INDEX outbox_lost ON outbox (lost, next_try_at) WHERE lost > 0;
CREATE INDEX mails_lost ON mails (lost, next_try_at) WHERE lost > 0;
