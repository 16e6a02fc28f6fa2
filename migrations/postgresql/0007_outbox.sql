-- What waits is leased by one worker at a time, tried again later and later, and laid aside when that is of no use. Times of leases are
-- the database's own; the token grows with each lease and each step, so that whoever lost a lease can be told from whoever has it.
ALTER TABLE outbox
  ADD COLUMN leased_by uuid,
  ADD COLUMN lease_ends_at timestamptz,
  ADD COLUMN token bigint NOT NULL DEFAULT 0 CHECK (token >= 0),
  ADD COLUMN tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  ADD COLUMN last_code text NOT NULL DEFAULT '',
  ADD COLUMN died_at timestamptz,
  ADD COLUMN next_try_at timestamptz;
UPDATE outbox SET next_try_at = created_at WHERE delivered_at IS NULL;
ALTER TABLE outbox
  ADD CONSTRAINT a_lease_has_its_end CHECK ((leased_by IS NULL) = (lease_ends_at IS NULL)),
  ADD CONSTRAINT what_was_delivered_is_not_dead CHECK (died_at IS NULL OR delivered_at IS NULL),
  ADD CONSTRAINT what_waits_has_its_time CHECK ((next_try_at IS NOT NULL) = (delivered_at IS NULL AND died_at IS NULL));
DROP INDEX outbox_waiting;
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (died_at) WHERE died_at IS NOT NULL;

ALTER TABLE mails
  ADD COLUMN leased_by uuid,
  ADD COLUMN lease_ends_at timestamptz,
  ADD COLUMN token bigint NOT NULL DEFAULT 0 CHECK (token >= 0),
  ADD COLUMN last_code text NOT NULL DEFAULT '',
  ADD COLUMN died_at timestamptz,
  ADD CONSTRAINT a_mails_lease_has_its_end CHECK ((leased_by IS NULL) = (lease_ends_at IS NULL)),
  ADD CONSTRAINT a_dead_mail_is_neither_sent_nor_tried CHECK (died_at IS NULL OR (sent_at IS NULL AND next_try_at IS NULL));
CREATE INDEX mails_dead ON mails (died_at) WHERE died_at IS NOT NULL;

-- A token that fell back would let an old worker finish what a new one has.
CREATE FUNCTION tokens_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.token < OLD.token THEN
    RAISE EXCEPTION 'a token never falls';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outbox_tokens_grow BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION tokens_grow();
CREATE TRIGGER mails_tokens_grow BEFORE UPDATE ON mails FOR EACH ROW EXECUTE FUNCTION tokens_grow();

-- Who is at work on what is not in the outbox: a hold that the operator is asked about, an answer whose packet is pressed.
CREATE TABLE leases (
  work          text NOT NULL,
  subject       uuid NOT NULL,
  leased_by     uuid NOT NULL,
  lease_ends_at timestamptz NOT NULL,
  token         bigint NOT NULL CHECK (token > 0),
  PRIMARY KEY (work, subject)
);
GRANT SELECT, INSERT, UPDATE ON leases TO portal_application;

-- What could not be delivered: seen by those who see to it. Managers have what lies aside tried again, and touch nothing that waits.
-- Who works on what is the portal's own affair.
CREATE POLICY overseer ON outbox FOR SELECT USING ((SELECT acts_as('Manager', 'Auditor')));
CREATE POLICY manager ON outbox FOR UPDATE USING ((SELECT acts_as('Manager')) AND died_at IS NOT NULL) WITH CHECK ((SELECT acts_as('Manager')));
CREATE POLICY overseer ON mails FOR SELECT USING ((SELECT acts_as('Manager', 'Auditor')));
CREATE POLICY manager ON mails FOR UPDATE USING ((SELECT acts_as('Manager')) AND died_at IS NOT NULL) WITH CHECK ((SELECT acts_as('Manager')));
CREATE POLICY portal ON leases USING ((SELECT acts_as('System')));
ALTER TABLE leases ENABLE ROW LEVEL SECURITY;
ALTER TABLE leases FORCE ROW LEVEL SECURITY;
