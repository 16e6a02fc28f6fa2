-- Values that ledger entries commit to and that somebody may have to erase. The entry holds a salted hash of each; a value that is
-- gone leaves the entry, its hash and the tree as they are.
CREATE TABLE ledger_payloads (
  sequence INTEGER NOT NULL REFERENCES ledger_entries (sequence),
  name     TEXT NOT NULL,
  salt     BLOB NOT NULL CHECK (length(salt) = 32),
  value    TEXT NOT NULL,
  PRIMARY KEY (sequence, name)
) STRICT;
CREATE TRIGGER ledger_payloads_stay_as_written BEFORE UPDATE ON ledger_payloads
BEGIN SELECT RAISE (ABORT, 'a value beside the ledger is erased and never changed'); END;
-- INSERT OR REPLACE deletes the old row without asking the triggers for deleting, so inserting asks for itself.
CREATE TRIGGER ledger_payloads_are_not_replaced BEFORE INSERT ON ledger_payloads
WHEN EXISTS (SELECT 1 FROM ledger_payloads WHERE sequence = NEW.sequence AND name = NEW.name)
BEGIN SELECT RAISE (ABORT, 'a value beside the ledger is erased and never changed'); END;

-- Of a receipt the address alone can be erased.
DROP TRIGGER packet_downloads_stay_as_written;
CREATE TRIGGER packet_downloads_stay_as_written BEFORE UPDATE ON packet_downloads
WHEN NEW.id <> OLD.id OR NEW.packet <> OLD.packet OR NEW."by" <> OLD."by" OR NEW.at <> OLD.at OR NEW."from" <> ''
BEGIN SELECT RAISE (ABORT, 'a receipt is never changed'); END;
