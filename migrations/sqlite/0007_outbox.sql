-- What waits is leased by one worker at a time, tried again later and later, and laid aside when that is of no use. Times of leases are
-- the database's own; the token grows with each lease and each step, so that whoever lost a lease can be told from whoever has it.
ALTER TABLE outbox ADD COLUMN leased_by TEXT;
ALTER TABLE outbox ADD COLUMN lease_ends_at INTEGER CONSTRAINT a_lease_has_its_end CHECK ((leased_by IS NULL) = (lease_ends_at IS NULL));
ALTER TABLE outbox ADD COLUMN token INTEGER NOT NULL DEFAULT 0 CHECK (token >= 0);
ALTER TABLE outbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0);
ALTER TABLE outbox ADD COLUMN last_code TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN died_at INTEGER CONSTRAINT what_was_delivered_is_not_dead CHECK (died_at IS NULL OR delivered_at IS NULL);
ALTER TABLE outbox ADD COLUMN next_try_at INTEGER CONSTRAINT what_came_to_rest_is_not_tried CHECK (next_try_at IS NULL OR (delivered_at IS NULL AND died_at IS NULL));
UPDATE outbox SET next_try_at = created_at WHERE delivered_at IS NULL;
DROP INDEX outbox_waiting;
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (died_at) WHERE died_at IS NOT NULL;

-- A column that is added cannot demand this of the rows that are there already, so triggers do: nothing is forgotten.
CREATE TRIGGER outbox_forgets_nothing BEFORE INSERT ON outbox WHEN NEW.next_try_at IS NULL AND NEW.delivered_at IS NULL AND NEW.died_at IS NULL
BEGIN SELECT RAISE (ABORT, 'what waits in the outbox has the time of its next try'); END;
CREATE TRIGGER outbox_still_forgets_nothing BEFORE UPDATE ON outbox WHEN NEW.next_try_at IS NULL AND NEW.delivered_at IS NULL AND NEW.died_at IS NULL
BEGIN SELECT RAISE (ABORT, 'what waits in the outbox has the time of its next try'); END;
-- A token that fell back would let an old worker finish what a new one has.
CREATE TRIGGER outbox_tokens_grow BEFORE UPDATE ON outbox WHEN NEW.token < OLD.token
BEGIN SELECT RAISE (ABORT, 'a token never falls'); END;

ALTER TABLE mails ADD COLUMN leased_by TEXT;
ALTER TABLE mails ADD COLUMN lease_ends_at INTEGER CONSTRAINT a_mails_lease_has_its_end CHECK ((leased_by IS NULL) = (lease_ends_at IS NULL));
ALTER TABLE mails ADD COLUMN token INTEGER NOT NULL DEFAULT 0 CHECK (token >= 0);
ALTER TABLE mails ADD COLUMN last_code TEXT NOT NULL DEFAULT '';
ALTER TABLE mails ADD COLUMN died_at INTEGER CONSTRAINT a_dead_mail_is_neither_sent_nor_tried CHECK (died_at IS NULL OR (sent_at IS NULL AND next_try_at IS NULL));
CREATE INDEX mails_dead ON mails (died_at) WHERE died_at IS NOT NULL;
CREATE TRIGGER mails_tokens_grow BEFORE UPDATE ON mails WHEN NEW.token < OLD.token
BEGIN SELECT RAISE (ABORT, 'a token never falls'); END;

-- Who is at work on what is not in the outbox: a hold that the operator is asked about, an answer whose packet is pressed.
CREATE TABLE leases (
  work          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  leased_by     TEXT NOT NULL,
  lease_ends_at INTEGER NOT NULL,
  token         INTEGER NOT NULL CHECK (token > 0),
  PRIMARY KEY (work, subject)
) STRICT;
