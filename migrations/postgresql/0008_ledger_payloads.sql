-- Values that ledger entries commit to and that somebody may have to erase. The entry holds a salted hash of each; a value that is
-- gone leaves the entry, its hash and the tree as they are.
CREATE TABLE ledger_payloads (
  sequence bigint NOT NULL REFERENCES ledger_entries (sequence),
  name     text NOT NULL,
  salt     bytea NOT NULL CHECK (length(salt) = 32),
  value    text NOT NULL,
  PRIMARY KEY (sequence, name)
);
CREATE TRIGGER ledger_payloads_stay_as_written BEFORE UPDATE ON ledger_payloads
FOR EACH ROW EXECUTE FUNCTION ledger_refuses('a value beside the ledger is erased and never changed');
CREATE TRIGGER ledger_payloads_are_not_emptied BEFORE TRUNCATE ON ledger_payloads
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('values beside the ledger are erased one request at a time');
GRANT SELECT, INSERT, DELETE ON ledger_payloads TO portal_application;

-- Whoever adds an entry adds what it commits to. Only whoever may erase it is shown it.
CREATE POLICY portal ON ledger_payloads USING ((SELECT acts_as('System')));
CREATE POLICY adds ON ledger_payloads FOR INSERT WITH CHECK ((SELECT acts_as('Officer', 'Investigator', 'Counsel', 'Approver'))
  AND EXISTS (SELECT FROM ledger_entries WHERE ledger_entries.sequence = ledger_payloads.sequence AND actor = (SELECT portal_account())));
CREATE POLICY counsel_sees ON ledger_payloads FOR SELECT USING ((SELECT acts_as('Counsel')));
CREATE POLICY counsel_erases ON ledger_payloads FOR DELETE USING ((SELECT acts_as('Counsel')));
ALTER TABLE ledger_payloads ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_payloads FORCE ROW LEVEL SECURITY;

-- Of a receipt the address alone can be erased, and by counsel alone.
DROP TRIGGER packet_downloads_stay_as_written ON packet_downloads;
CREATE TRIGGER packet_downloads_stay_as_written BEFORE UPDATE ON packet_downloads
FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.packet <> OLD.packet OR NEW."by" <> OLD."by" OR NEW.at <> OLD.at OR NEW."from" <> '')
EXECUTE FUNCTION sealed_refuses('a receipt is never changed');
GRANT UPDATE ON packet_downloads TO portal_application;
DROP POLICY officer ON packet_downloads;
CREATE POLICY officer_sees ON packet_downloads FOR SELECT USING ((SELECT acts_as('Officer')) AND "by" = (SELECT portal_account())
  AND EXISTS (SELECT FROM packets WHERE packets.id = packet_downloads.packet));
CREATE POLICY officer_fetches ON packet_downloads FOR INSERT WITH CHECK ((SELECT acts_as('Officer')) AND "by" = (SELECT portal_account())
  AND EXISTS (SELECT FROM packets WHERE packets.id = packet_downloads.packet));
CREATE POLICY counsel_erases ON packet_downloads FOR UPDATE USING ((SELECT acts_as('Counsel')));
