-- Instants are microseconds since 1970 in UTC, so that they sort and compare; ids are text; amounts are digits.
CREATE TABLE portal_marks (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE agencies (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  country TEXT NOT NULL CHECK (length(country) = 2),
  kind    TEXT NOT NULL,
  state   TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,
  role     TEXT NOT NULL,
  title    TEXT NOT NULL,
  language TEXT NOT NULL,
  agency   TEXT REFERENCES agencies (id),
  team     TEXT,
  state    TEXT NOT NULL,
  version  INTEGER NOT NULL,
  CONSTRAINT agency_people_have_an_agency CHECK ((role IN ('Officer', 'Supervisor')) = (agency IS NOT NULL)),
  CONSTRAINT only_desk_people_have_a_team CHECK (team IS NULL OR agency IS NULL)
) STRICT;

CREATE TABLE sessions (
  key_hash     TEXT NOT NULL PRIMARY KEY,
  account      TEXT NOT NULL REFERENCES accounts (id),
  mark         TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE drafts (
  id         TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,
  officer    TEXT NOT NULL REFERENCES accounts (id),
  agency     TEXT NOT NULL REFERENCES agencies (id),
  started_at INTEGER NOT NULL,
  saved_at   INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  answers    TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_of_officer ON drafts (officer, saved_at);

-- A document belongs to a draft first and to the request with the same id afterwards, so its request is no foreign key.
CREATE TABLE documents (
  id          TEXT NOT NULL PRIMARY KEY,
  request     TEXT NOT NULL,
  file_name   TEXT NOT NULL,
  media_type  TEXT NOT NULL,
  size        INTEGER NOT NULL CHECK (size > 0),
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  uploaded_by TEXT NOT NULL REFERENCES accounts (id),
  uploaded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_of_request ON documents (request);

CREATE TABLE document_contents (
  id    TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE requests (
  id                           TEXT NOT NULL PRIMARY KEY,
  reference                    TEXT NOT NULL UNIQUE,
  kind                         TEXT NOT NULL,
  state                        TEXT NOT NULL,
  agency                       TEXT NOT NULL REFERENCES agencies (id),
  officer                      TEXT NOT NULL REFERENCES accounts (id),
  language                     TEXT NOT NULL,
  entity                       TEXT NOT NULL,
  urgency                      INTEGER NOT NULL,
  submitted_at                 INTEGER NOT NULL,
  due_at                       INTEGER,
  queue_at                     INTEGER NOT NULL,
  routing_team                 TEXT NOT NULL,
  routing_rule                 TEXT NOT NULL,
  routing_policy_version       TEXT NOT NULL,
  claimed_by                   TEXT REFERENCES accounts (id),
  claimed_at                   INTEGER,
  version                      INTEGER NOT NULL,
  case_number                  TEXT NOT NULL,
  case_offence                 TEXT NOT NULL,
  case_statute                 TEXT NOT NULL,
  case_narrative               TEXT NOT NULL,
  urgency_ground               TEXT NOT NULL,
  instrument_kind              TEXT NOT NULL,
  instrument_number            TEXT NOT NULL,
  instrument_issuing_authority TEXT NOT NULL,
  instrument_issued_on         TEXT NOT NULL,
  instrument_document          TEXT NOT NULL REFERENCES documents (id),
  freeze_basis                 TEXT NOT NULL,
  freeze_asset                 TEXT NOT NULL,
  freeze_amount                TEXT NOT NULL CHECK (freeze_amount NOT GLOB '*[^0-9]*' AND freeze_amount NOT GLOB '0*' AND freeze_amount <> ''),
  freeze_term_days             INTEGER NOT NULL CHECK (freeze_term_days > 0),
  CONSTRAINT a_claim_has_its_time CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
  CONSTRAINT what_waits_is_claimed_by_nobody CHECK ((state = 'Submitted') = (claimed_by IS NULL)),
  CONSTRAINT the_queue_follows_the_deadline CHECK (due_at IS NULL OR queue_at = due_at),
  CONSTRAINT nobody_claims_the_own_request CHECK (claimed_by <> officer)
) STRICT;
CREATE INDEX requests_of_officer ON requests (officer, submitted_at);
CREATE INDEX requests_of_team_by_deadline ON requests (routing_team, state, queue_at, urgency DESC, id);
CREATE INDEX requests_by_deadline ON requests (queue_at, urgency DESC, id);
CREATE INDEX requests_of_claimant ON requests (claimed_by);

CREATE TABLE request_targets (
  request   TEXT NOT NULL REFERENCES requests (id),
  line      INTEGER NOT NULL CHECK (line > 0),
  typed     TEXT NOT NULL,
  family    TEXT NOT NULL,
  normal    TEXT NOT NULL,
  tag       INTEGER CHECK (tag BETWEEN 0 AND 4294967295),
  confirmed INTEGER NOT NULL,
  PRIMARY KEY (request, line)
) STRICT;
CREATE UNIQUE INDEX a_target_stands_once ON request_targets (request, family, normal, coalesce(tag, -1));
CREATE INDEX targets_by_address ON request_targets (family, normal);

CREATE TABLE clocks (
  id             TEXT NOT NULL PRIMARY KEY,
  request        TEXT NOT NULL REFERENCES requests (id),
  name           TEXT NOT NULL,
  rule           TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  source         TEXT NOT NULL,
  calendar       TEXT NOT NULL,
  "limit"        INTEGER NOT NULL CHECK ("limit" > 0),
  started_at     INTEGER NOT NULL,
  due_at         INTEGER NOT NULL,
  stopped_at     INTEGER,
  next_alarm_at  INTEGER,
  plan           TEXT NOT NULL,
  UNIQUE (request, name),
  CONSTRAINT a_stopped_clock_is_silent CHECK (stopped_at IS NULL OR next_alarm_at IS NULL)
) STRICT;
CREATE INDEX clocks_by_next_alarm ON clocks (next_alarm_at) WHERE next_alarm_at IS NOT NULL;

-- The key is what makes an alarm sound once, whoever sweeps.
CREATE TABLE clock_alarms (
  clock     TEXT NOT NULL REFERENCES clocks (id),
  percent   INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100),
  raised_at INTEGER NOT NULL,
  PRIMARY KEY (clock, percent)
) STRICT;

CREATE TABLE outbox (
  id           TEXT NOT NULL PRIMARY KEY,
  topic        TEXT NOT NULL,
  request      TEXT NOT NULL REFERENCES requests (id),
  created_at   INTEGER NOT NULL,
  delivered_at INTEGER
) STRICT;
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL;

CREATE TABLE notices (
  message   TEXT NOT NULL REFERENCES outbox (id),
  recipient TEXT NOT NULL REFERENCES accounts (id),
  topic     TEXT NOT NULL,
  request   TEXT NOT NULL REFERENCES requests (id),
  at        INTEGER NOT NULL,
  read_at   INTEGER,
  PRIMARY KEY (message, recipient)
) STRICT;
CREATE INDEX notices_of_recipient ON notices (recipient, at);

CREATE TABLE ledger_entries (
  sequence     INTEGER NOT NULL PRIMARY KEY CHECK (sequence >= 0),
  bytes        BLOB NOT NULL,
  leaf_hash    BLOB NOT NULL CHECK (length(leaf_hash) = 32),
  root_after   BLOB NOT NULL CHECK (length(root_after) = 32),
  at           INTEGER NOT NULL,
  event        TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject      TEXT NOT NULL,
  actor        TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_by_subject ON ledger_entries (subject, sequence);

CREATE TABLE ledger_head (
  id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  size     INTEGER NOT NULL CHECK (size >= 0),
  root     BLOB NOT NULL CHECK (length(root) = 32),
  frontier BLOB NOT NULL
) STRICT;

CREATE TRIGGER ledger_entries_stay_as_written BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE (ABORT, 'ledger entries are never changed'); END;
CREATE TRIGGER ledger_entries_are_kept BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE (ABORT, 'ledger entries are never deleted'); END;
-- INSERT OR REPLACE deletes the old row without asking the triggers for deleting, so inserting asks for itself.
CREATE TRIGGER ledger_entries_are_not_replaced BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE (ABORT, 'ledger entries are never changed'); END;
CREATE TRIGGER ledger_entries_come_in_order BEFORE INSERT ON ledger_entries
WHEN NEW.sequence > 0 AND NOT EXISTS (SELECT 1 FROM ledger_entries WHERE sequence = NEW.sequence - 1)
BEGIN SELECT RAISE (ABORT, 'ledger entries have no gaps'); END;
CREATE TRIGGER ledger_head_only_grows BEFORE UPDATE ON ledger_head WHEN NEW.size <= OLD.size
BEGIN SELECT RAISE (ABORT, 'the ledger only grows'); END;
CREATE TRIGGER ledger_head_is_kept BEFORE DELETE ON ledger_head
BEGIN SELECT RAISE (ABORT, 'the ledger head is never deleted'); END;
CREATE TRIGGER ledger_head_is_not_replaced BEFORE INSERT ON ledger_head WHEN EXISTS (SELECT 1 FROM ledger_head)
BEGIN SELECT RAISE (ABORT, 'the ledger only grows'); END;
CREATE TRIGGER marks_are_not_replaced BEFORE INSERT ON portal_marks WHEN EXISTS (SELECT 1 FROM portal_marks WHERE name = NEW.name)
BEGIN SELECT RAISE (ABORT, 'what the database says about itself is never changed'); END;
CREATE TRIGGER marks_stay_as_written BEFORE UPDATE ON portal_marks
BEGIN SELECT RAISE (ABORT, 'what the database says about itself is never changed'); END;
