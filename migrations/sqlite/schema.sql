CREATE TABLE accounts (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,
  role     TEXT NOT NULL,
  title    TEXT NOT NULL,
  language TEXT NOT NULL,
  agency   TEXT REFERENCES agencies (id),
  team     TEXT,
  state    TEXT NOT NULL,
  version  INTEGER NOT NULL, email TEXT NOT NULL DEFAULT '',
  CONSTRAINT agency_people_have_an_agency CHECK ((role IN ('Officer', 'Supervisor')) = (agency IS NOT NULL)),
  CONSTRAINT only_desk_people_have_a_team CHECK (team IS NULL OR agency IS NULL)
) STRICT;

CREATE TABLE agencies (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  country TEXT NOT NULL CHECK (length(country) = 2),
  kind    TEXT NOT NULL,
  state   TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE answer_file_contents (
  id    TEXT NOT NULL PRIMARY KEY REFERENCES answer_files (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE answer_files (
  id       TEXT NOT NULL PRIMARY KEY,
  answer   TEXT NOT NULL REFERENCES answers (id),
  category TEXT NOT NULL,
  name     TEXT NOT NULL,
  "rows"   INTEGER NOT NULL CHECK ("rows" > 0),
  lines    TEXT NOT NULL,
  sha256   TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE INDEX files_of_answer ON answer_files (answer);

CREATE TABLE answer_imports (
  id        TEXT NOT NULL PRIMARY KEY,
  answer    TEXT NOT NULL REFERENCES answers (id),
  category  TEXT NOT NULL,
  name      TEXT NOT NULL,
  bytes     BLOB NOT NULL,
  delimiter TEXT NOT NULL CHECK (length(delimiter) = 1),
  UNIQUE (answer, category)
) STRICT;

CREATE TABLE answers (
  id                TEXT NOT NULL PRIMARY KEY,
  request           TEXT NOT NULL REFERENCES requests (id),
  number            INTEGER NOT NULL CHECK (number > 0),
  kind              TEXT NOT NULL CHECK (kind IN ('Interim', 'Final', 'Decline')),
  state             TEXT NOT NULL CHECK (state IN ('Prepared', 'AwaitingApproval', 'Approved', 'Disclosed', 'Revoked')),
  language          TEXT NOT NULL,
  words             TEXT NOT NULL,
  code_list         TEXT NOT NULL,
  revision          INTEGER NOT NULL CHECK (revision > 0),
  requester         TEXT NOT NULL REFERENCES accounts (id),
  prepared_by       TEXT NOT NULL REFERENCES accounts (id),
  prepared_at       INTEGER NOT NULL,
  sent_at           INTEGER,
  escalation        TEXT NOT NULL,
  decided_by        TEXT REFERENCES accounts (id),
  decided_at        INTEGER,
  approved_revision INTEGER,
  return_reason     TEXT NOT NULL,
  disclosed_at      INTEGER,
  version           INTEGER NOT NULL,
  UNIQUE (request, number),
  CONSTRAINT an_answer_takes_three_people CHECK (prepared_by <> requester AND decided_by <> requester AND decided_by <> prepared_by),
  CONSTRAINT an_approval_holds_for_one_revision CHECK (approved_revision IS NULL OR approved_revision = revision),
  CONSTRAINT nothing_is_disclosed_without_approval CHECK (state NOT IN ('Approved', 'Disclosed', 'Revoked') OR (approved_revision IS NOT NULL AND decided_by IS NOT NULL)),
  CONSTRAINT what_is_written_is_not_approved CHECK (state NOT IN ('Prepared', 'AwaitingApproval') OR approved_revision IS NULL),
  CONSTRAINT a_decision_on_an_answer_has_its_time CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT what_is_disclosed_has_its_time CHECK ((state IN ('Disclosed', 'Revoked')) = (disclosed_at IS NOT NULL))
) STRICT;

CREATE INDEX answers_to_decide ON answers (sent_at) WHERE state = 'AwaitingApproval';

CREATE INDEX answers_to_press ON answers (decided_at) WHERE state = 'Approved';

CREATE UNIQUE INDEX one_answer_at_a_time ON answers (request) WHERE state IN ('Prepared', 'AwaitingApproval', 'Approved');

CREATE UNIQUE INDEX one_answer_ends_a_request ON answers (request) WHERE kind IN ('Final', 'Decline') AND state = 'Disclosed';

CREATE TRIGGER answers_are_decided_by_deciders BEFORE UPDATE ON answers
WHEN NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role IN ('Approver', 'Counsel'))
BEGIN SELECT RAISE (ABORT, 'an answer is decided by an approver or counsel'); END;

CREATE TRIGGER answers_are_decided_where_they_belong BEFORE UPDATE OF decided_by, escalation ON answers
WHEN (NEW.decided_by IS NOT OLD.decided_by OR NEW.escalation <> OLD.escalation)
  AND EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = CASE NEW.escalation WHEN '' THEN 'Counsel' ELSE 'Approver' END)
BEGIN SELECT RAISE (ABORT, 'an answer is decided by an approver, or by counsel when it was escalated'); END;

CREATE TRIGGER answers_are_prepared_by_investigators BEFORE INSERT ON answers
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.prepared_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'an answer is prepared by an investigator'); END;

CREATE TRIGGER answers_are_stored_decided_where_they_belong BEFORE INSERT ON answers
WHEN NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = CASE NEW.escalation WHEN '' THEN 'Approver' ELSE 'Counsel' END)
BEGIN SELECT RAISE (ABORT, 'an answer is decided by an approver, or by counsel when it was escalated'); END;

CREATE TRIGGER answers_are_to_their_officers BEFORE INSERT ON answers
WHEN NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.requester)
BEGIN SELECT RAISE (ABORT, 'an answer is to the officer of its request'); END;

CREATE TRIGGER answers_are_written_on_by_investigators BEFORE UPDATE OF prepared_by ON answers
WHEN NEW.prepared_by <> OLD.prepared_by AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.prepared_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'an answer is prepared by an investigator'); END;

CREATE TRIGGER answers_stay_as_disclosed BEFORE UPDATE ON answers
WHEN OLD.state IN ('Disclosed', 'Revoked') AND (NEW.state NOT IN ('Disclosed', 'Revoked') OR NEW.request <> OLD.request OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind
  OR NEW.language <> OLD.language OR NEW.words <> OLD.words OR NEW.code_list <> OLD.code_list OR NEW.revision <> OLD.revision OR NEW.requester <> OLD.requester
  OR NEW.prepared_by <> OLD.prepared_by OR NEW.decided_by <> OLD.decided_by OR NEW.disclosed_at <> OLD.disclosed_at)
BEGIN SELECT RAISE (ABORT, 'a disclosed answer is never changed'); END;

CREATE TRIGGER answers_stay_with_their_requests BEFORE UPDATE OF requester, request ON answers
WHEN NEW.requester <> OLD.requester OR NEW.request <> OLD.request
BEGIN SELECT RAISE (ABORT, 'an answer stays with its request'); END;

CREATE TABLE clock_alarms (
  clock     TEXT NOT NULL REFERENCES clocks (id),
  percent   INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100),
  raised_at INTEGER NOT NULL,
  PRIMARY KEY (clock, percent)
) STRICT;

CREATE TABLE clock_pauses (
  clock TEXT NOT NULL REFERENCES clocks (id),
  "from" INTEGER NOT NULL,
  until INTEGER NOT NULL CHECK (until >= "from"),
  PRIMARY KEY (clock, "from")
) STRICT;

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
  paused_at      INTEGER,
  next_alarm_at  INTEGER,
  plan           TEXT NOT NULL,
  UNIQUE (request, name),
  CONSTRAINT a_clock_that_stands_still_is_silent CHECK ((stopped_at IS NULL AND paused_at IS NULL) OR next_alarm_at IS NULL),
  CONSTRAINT a_stopped_clock_is_not_paused CHECK (stopped_at IS NULL OR paused_at IS NULL)
) STRICT;

CREATE INDEX clocks_by_next_alarm ON clocks (next_alarm_at) WHERE next_alarm_at IS NOT NULL;

CREATE TABLE document_contents (
  id    TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
  bytes BLOB NOT NULL
) STRICT;

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

CREATE TABLE drafts (
  id         TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,
  officer    TEXT NOT NULL REFERENCES accounts (id),
  agency     TEXT NOT NULL REFERENCES agencies (id),
  started_at INTEGER NOT NULL,
  saved_at   INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  answers    TEXT NOT NULL
, supersedes TEXT REFERENCES requests (id)) STRICT;

CREATE INDEX drafts_of_officer ON drafts (officer, saved_at);

CREATE TRIGGER drafts_are_written_by_their_officers BEFORE INSERT ON drafts
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer')
BEGIN SELECT RAISE (ABORT, 'a draft is written by an officer of its agency'); END;

CREATE TRIGGER drafts_stay_with_their_officers BEFORE UPDATE OF officer, agency ON drafts
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer')
BEGIN SELECT RAISE (ABORT, 'a draft is written by an officer of its agency'); END;

CREATE TABLE findings (
  answer  TEXT NOT NULL REFERENCES answers (id),
  line    INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('Produced', 'Held', 'NothingHeld', 'Withheld', 'Refused')),
  code    TEXT NOT NULL,
  hold    TEXT REFERENCES holds (id),
  PRIMARY KEY (answer, line),
  CONSTRAINT a_no_has_its_code CHECK ((outcome IN ('Withheld', 'Refused')) = (code <> '')),
  CONSTRAINT held_names_its_hold CHECK ((outcome = 'Held') = (hold IS NOT NULL))
) STRICT;

CREATE TRIGGER findings_are_kept_once_disclosed BEFORE DELETE ON findings WHEN EXISTS (SELECT 1 FROM answers WHERE id = OLD.answer AND state IN ('Disclosed', 'Revoked'))
BEGIN SELECT RAISE (ABORT, 'a disclosed answer is never changed'); END;

CREATE TRIGGER findings_are_not_added_to_disclosed BEFORE INSERT ON findings WHEN EXISTS (SELECT 1 FROM answers WHERE id = NEW.answer AND state IN ('Disclosed', 'Revoked'))
BEGIN SELECT RAISE (ABORT, 'a disclosed answer is never changed'); END;

CREATE TRIGGER findings_stay_as_disclosed BEFORE UPDATE ON findings WHEN EXISTS (SELECT 1 FROM answers WHERE id = OLD.answer AND state IN ('Disclosed', 'Revoked'))
BEGIN SELECT RAISE (ABORT, 'a disclosed answer is never changed'); END;

CREATE TABLE form_uses (
  actor        TEXT NOT NULL,
  key_hash     TEXT NOT NULL CHECK (length(key_hash) = 64),
  message      TEXT NOT NULL,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  outcome      TEXT NOT NULL,
  used_at      INTEGER NOT NULL,
  PRIMARY KEY (actor, key_hash, message)
) STRICT;

CREATE INDEX form_uses_by_age ON form_uses (used_at);

CREATE TABLE holds (
  id                 TEXT NOT NULL PRIMARY KEY,
  request            TEXT NOT NULL REFERENCES requests (id),
  line               INTEGER NOT NULL,
  basis              TEXT NOT NULL CHECK (basis IN ('Provisional', 'Ordered')),
  asset              TEXT NOT NULL,
  amount             TEXT NOT NULL CHECK (amount NOT GLOB '*[^0-9]*' AND amount NOT GLOB '0*' AND amount <> ''),
  ends_at            INTEGER NOT NULL,
  state              TEXT NOT NULL,
  requester          TEXT NOT NULL REFERENCES accounts (id),
  ordered_by         TEXT NOT NULL REFERENCES accounts (id),
  ordered_at         INTEGER NOT NULL,
  decided_by         TEXT REFERENCES accounts (id),
  decided_at         INTEGER,
  reject_reason      TEXT NOT NULL,
  tries              INTEGER NOT NULL CHECK (tries >= 0),
  next_try_at        INTEGER,
  operator_reference TEXT NOT NULL,
  code               TEXT NOT NULL,
  placed_at          INTEGER,
  version            INTEGER NOT NULL,
  FOREIGN KEY (request, line) REFERENCES request_targets (request, line),
  CONSTRAINT a_hold_takes_two_people CHECK (decided_by <> ordered_by AND decided_by <> requester AND ordered_by <> requester),
  CONSTRAINT an_ordered_hold_was_approved CHECK (basis <> 'Ordered' OR state IN ('AwaitingApproval', 'Rejected') OR decided_by IS NOT NULL),
  CONSTRAINT a_decision_has_its_time CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT a_rejection_has_its_reason CHECK ((state = 'Rejected') = (reject_reason <> '')),
  CONSTRAINT what_is_placed_has_its_time CHECK ((state = 'Confirmed') = (placed_at IS NOT NULL)),
  CONSTRAINT what_is_asked_is_asked_again CHECK ((state IN ('Asked', 'Unknown')) = (next_try_at IS NOT NULL))
) STRICT;

CREATE INDEX holds_of_request ON holds (request, line);

CREATE INDEX holds_to_approve ON holds (ordered_at) WHERE state = 'AwaitingApproval';

CREATE INDEX holds_to_ask ON holds (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE UNIQUE INDEX one_hold_stands_on_a_target ON holds (request, line) WHERE state IN ('AwaitingApproval', 'Asked', 'Unknown', 'Confirmed');

CREATE TRIGGER holds_are_asked_for_by_their_officers BEFORE INSERT ON holds
WHEN NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.requester)
BEGIN SELECT RAISE (ABORT, 'a hold is asked for by the officer of its request'); END;

CREATE TRIGGER holds_are_decided_by_approvers BEFORE UPDATE ON holds
WHEN NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = 'Approver')
BEGIN SELECT RAISE (ABORT, 'a hold is decided by an approver'); END;

CREATE TRIGGER holds_are_ordered_by_investigators BEFORE INSERT ON holds
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.ordered_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a hold is ordered by an investigator'); END;

CREATE TRIGGER holds_are_stored_decided_by_approvers BEFORE INSERT ON holds
WHEN NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = 'Approver')
BEGIN SELECT RAISE (ABORT, 'a hold is decided by an approver'); END;

CREATE TRIGGER holds_stay_as_ordered BEFORE UPDATE ON holds
WHEN NEW.id <> OLD.id OR NEW.request <> OLD.request OR NEW.line <> OLD.line OR NEW.basis <> OLD.basis OR NEW.asset <> OLD.asset OR NEW.amount <> OLD.amount
  OR NEW.requester <> OLD.requester OR NEW.ordered_by <> OLD.ordered_by
BEGIN SELECT RAISE (ABORT, 'a hold stays as it was ordered'); END;

CREATE TABLE leases (
  work          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  leased_by     TEXT NOT NULL,
  lease_ends_at INTEGER NOT NULL,
  token         INTEGER NOT NULL CHECK (token > 0),
  PRIMARY KEY (work, subject)
) STRICT;

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

CREATE TRIGGER ledger_entries_are_kept BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE (ABORT, 'ledger entries are never deleted'); END;

CREATE TRIGGER ledger_entries_are_not_replaced BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE (ABORT, 'ledger entries are never changed'); END;

CREATE TRIGGER ledger_entries_come_in_order BEFORE INSERT ON ledger_entries
WHEN NEW.sequence > 0 AND NOT EXISTS (SELECT 1 FROM ledger_entries WHERE sequence = NEW.sequence - 1)
BEGIN SELECT RAISE (ABORT, 'ledger entries have no gaps'); END;

CREATE TRIGGER ledger_entries_stay_as_written BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE (ABORT, 'ledger entries are never changed'); END;

CREATE TABLE ledger_head (
  id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  size     INTEGER NOT NULL CHECK (size >= 0),
  root     BLOB NOT NULL CHECK (length(root) = 32),
  frontier BLOB NOT NULL
) STRICT;

CREATE TRIGGER ledger_head_is_kept BEFORE DELETE ON ledger_head
BEGIN SELECT RAISE (ABORT, 'the ledger head is never deleted'); END;

CREATE TRIGGER ledger_head_is_not_replaced BEFORE INSERT ON ledger_head WHEN EXISTS (SELECT 1 FROM ledger_head)
BEGIN SELECT RAISE (ABORT, 'the ledger only grows'); END;

CREATE TRIGGER ledger_head_only_grows BEFORE UPDATE ON ledger_head WHEN NEW.size <= OLD.size
BEGIN SELECT RAISE (ABORT, 'the ledger only grows'); END;

CREATE TABLE ledger_payloads (
  sequence INTEGER NOT NULL REFERENCES ledger_entries (sequence),
  name     TEXT NOT NULL,
  salt     BLOB NOT NULL CHECK (length(salt) = 32),
  value    TEXT NOT NULL,
  PRIMARY KEY (sequence, name)
) STRICT;

CREATE TRIGGER ledger_payloads_are_not_replaced BEFORE INSERT ON ledger_payloads
WHEN EXISTS (SELECT 1 FROM ledger_payloads WHERE sequence = NEW.sequence AND name = NEW.name)
BEGIN SELECT RAISE (ABORT, 'a value beside the ledger is erased and never changed'); END;

CREATE TRIGGER ledger_payloads_stay_as_written BEFORE UPDATE ON ledger_payloads
BEGIN SELECT RAISE (ABORT, 'a value beside the ledger is erased and never changed'); END;

CREATE TABLE mails (
  message     TEXT NOT NULL,
  recipient   TEXT NOT NULL,
  next_try_at INTEGER,
  tries       INTEGER NOT NULL CHECK (tries >= 0),
  sent_at     INTEGER, leased_by TEXT, lease_ends_at INTEGER CONSTRAINT a_mails_lease_has_its_end CHECK ((leased_by IS NULL) = (lease_ends_at IS NULL)), token INTEGER NOT NULL DEFAULT 0 CHECK (token >= 0), last_code TEXT NOT NULL DEFAULT '', died_at INTEGER CONSTRAINT a_dead_mail_is_neither_sent_nor_tried CHECK (died_at IS NULL OR (sent_at IS NULL AND next_try_at IS NULL)), lost INTEGER NOT NULL DEFAULT 0 CHECK (lost >= 0),
  PRIMARY KEY (message, recipient),
  FOREIGN KEY (message, recipient) REFERENCES notices (message, recipient),
  CONSTRAINT what_was_sent_is_not_sent_again CHECK (sent_at IS NULL OR next_try_at IS NULL)
) STRICT;

CREATE INDEX mails_dead ON mails (died_at) WHERE died_at IS NOT NULL;

CREATE INDEX mails_due ON mails (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE INDEX mails_lost ON mails (lost, next_try_at) WHERE lost > 0;

CREATE TRIGGER mails_tokens_grow BEFORE UPDATE ON mails WHEN NEW.token < OLD.token
BEGIN SELECT RAISE (ABORT, 'a token never falls'); END;

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

CREATE TABLE outbox (
  id           TEXT NOT NULL PRIMARY KEY,
  topic        TEXT NOT NULL,
  request      TEXT NOT NULL REFERENCES requests (id),
  recipient    TEXT REFERENCES accounts (id),
  created_at   INTEGER NOT NULL,
  delivered_at INTEGER
, leased_by TEXT, lease_ends_at INTEGER CONSTRAINT a_lease_has_its_end CHECK ((leased_by IS NULL) = (lease_ends_at IS NULL)), token INTEGER NOT NULL DEFAULT 0 CHECK (token >= 0), tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0), last_code TEXT NOT NULL DEFAULT '', died_at INTEGER CONSTRAINT what_was_delivered_is_not_dead CHECK (died_at IS NULL OR delivered_at IS NULL), next_try_at INTEGER CONSTRAINT what_came_to_rest_is_not_tried CHECK (next_try_at IS NULL OR (delivered_at IS NULL AND died_at IS NULL)), lost INTEGER NOT NULL DEFAULT 0 CHECK (lost >= 0)) STRICT;

CREATE INDEX outbox_dead ON outbox (died_at) WHERE died_at IS NOT NULL;

CREATE INDEX outbox_due ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE INDEX outbox_lost ON outbox (lost, next_try_at) WHERE lost > 0;

CREATE TRIGGER outbox_forgets_nothing BEFORE INSERT ON outbox WHEN NEW.next_try_at IS NULL AND NEW.delivered_at IS NULL AND NEW.died_at IS NULL
BEGIN SELECT RAISE (ABORT, 'what waits in the outbox has the time of its next try'); END;

CREATE TRIGGER outbox_still_forgets_nothing BEFORE UPDATE ON outbox WHEN NEW.next_try_at IS NULL AND NEW.delivered_at IS NULL AND NEW.died_at IS NULL
BEGIN SELECT RAISE (ABORT, 'what waits in the outbox has the time of its next try'); END;

CREATE TRIGGER outbox_tokens_grow BEFORE UPDATE ON outbox WHEN NEW.token < OLD.token
BEGIN SELECT RAISE (ABORT, 'a token never falls'); END;

CREATE TABLE packet_contents (
  id    TEXT NOT NULL PRIMARY KEY REFERENCES packets (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER packet_contents_are_kept BEFORE DELETE ON packet_contents
BEGIN SELECT RAISE (ABORT, 'a sealed packet is never deleted'); END;

CREATE TRIGGER packet_contents_are_not_replaced BEFORE INSERT ON packet_contents WHEN EXISTS (SELECT 1 FROM packet_contents WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'a sealed packet is never changed'); END;

CREATE TRIGGER packet_contents_stay_as_sealed BEFORE UPDATE ON packet_contents
BEGIN SELECT RAISE (ABORT, 'a sealed packet is never changed'); END;

CREATE TABLE packet_downloads (
  id     TEXT NOT NULL PRIMARY KEY,
  packet TEXT NOT NULL REFERENCES packets (id),
  "by"   TEXT NOT NULL REFERENCES accounts (id),
  "from" TEXT NOT NULL,
  at     INTEGER NOT NULL
) STRICT;

CREATE INDEX downloads_of_packet ON packet_downloads (packet, at);

CREATE TRIGGER packet_downloads_are_kept BEFORE DELETE ON packet_downloads
BEGIN SELECT RAISE (ABORT, 'a receipt is never deleted'); END;

CREATE TRIGGER packet_downloads_stay_as_written BEFORE UPDATE ON packet_downloads
WHEN NEW.id <> OLD.id OR NEW.packet <> OLD.packet OR NEW."by" <> OLD."by" OR NEW.at <> OLD.at OR NEW."from" <> ''
BEGIN SELECT RAISE (ABORT, 'a receipt is never changed'); END;

CREATE TRIGGER packets_are_fetched_by_their_recipient BEFORE INSERT ON packet_downloads
WHEN NOT EXISTS (SELECT 1 FROM packets WHERE id = NEW.packet AND recipient = NEW."by" AND revoked_at IS NULL)
BEGIN SELECT RAISE (ABORT, 'a packet is fetched by its recipient'); END;

CREATE TABLE packets (
  id               TEXT NOT NULL PRIMARY KEY,
  answer           TEXT NOT NULL UNIQUE REFERENCES answers (id),
  request          TEXT NOT NULL REFERENCES requests (id),
  sha256           TEXT NOT NULL CHECK (length(sha256) = 64),
  unsealed_sha256  TEXT NOT NULL CHECK (length(unsealed_sha256) = 64),
  size             INTEGER NOT NULL CHECK (size > 0),
  pages            INTEGER NOT NULL CHECK (pages > 0),
  manifest         TEXT NOT NULL,
  sealed_at        INTEGER NOT NULL,
  recipient        TEXT NOT NULL REFERENCES accounts (id),
  expires_at       INTEGER NOT NULL,
  revoked_at       INTEGER,
  renewal_asked_at INTEGER,
  version          INTEGER NOT NULL
) STRICT;

CREATE INDEX packets_of_request ON packets (request);

CREATE TRIGGER packets_are_kept BEFORE DELETE ON packets
BEGIN SELECT RAISE (ABORT, 'a sealed packet is never deleted'); END;

CREATE TRIGGER packets_are_not_replaced BEFORE INSERT ON packets WHEN EXISTS (SELECT 1 FROM packets WHERE id = NEW.id OR answer = NEW.answer)
BEGIN SELECT RAISE (ABORT, 'a sealed packet is never changed'); END;

CREATE TRIGGER packets_are_of_approved_answers BEFORE INSERT ON packets
WHEN NOT EXISTS (SELECT 1 FROM answers WHERE id = NEW.answer AND request = NEW.request AND requester = NEW.recipient AND state IN ('Approved', 'Disclosed'))
BEGIN SELECT RAISE (ABORT, 'a packet is of an approved answer and for its officer'); END;

CREATE TRIGGER packets_stay_as_sealed BEFORE UPDATE ON packets
WHEN NEW.id <> OLD.id OR NEW.answer <> OLD.answer OR NEW.request <> OLD.request OR NEW.sha256 <> OLD.sha256 OR NEW.unsealed_sha256 <> OLD.unsealed_sha256
  OR NEW.manifest <> OLD.manifest OR NEW.size <> OLD.size OR NEW.sealed_at <> OLD.sealed_at OR NEW.recipient <> OLD.recipient
  OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at)
BEGIN SELECT RAISE (ABORT, 'a sealed packet is never changed'); END;

CREATE TABLE portal_marks (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TRIGGER marks_are_not_replaced BEFORE INSERT ON portal_marks WHEN EXISTS (SELECT 1 FROM portal_marks WHERE name = NEW.name)
BEGIN SELECT RAISE (ABORT, 'what the database says about itself is never changed'); END;

CREATE TRIGGER marks_stay_as_written BEFORE UPDATE ON portal_marks
BEGIN SELECT RAISE (ABORT, 'what the database says about itself is never changed'); END;

CREATE TABLE questions (
  id         TEXT NOT NULL PRIMARY KEY,
  request    TEXT NOT NULL REFERENCES requests (id),
  number     INTEGER NOT NULL CHECK (number > 0),
  text       TEXT NOT NULL CHECK (text <> ''),
  asked_by   TEXT NOT NULL REFERENCES accounts (id),
  asked_at   INTEGER NOT NULL,
  answer     TEXT NOT NULL,
  replied_by TEXT REFERENCES accounts (id),
  ended_at   INTEGER,
  UNIQUE (request, number),
  CONSTRAINT a_reply_has_its_words_and_its_time CHECK ((replied_by IS NULL AND answer = '') OR (replied_by IS NOT NULL AND answer <> '' AND ended_at IS NOT NULL)),
  CONSTRAINT a_question_ends_after_it_was_asked CHECK (ended_at >= asked_at),
  CONSTRAINT nobody_replies_to_the_own_question CHECK (replied_by <> asked_by)
) STRICT;

CREATE UNIQUE INDEX one_question_at_a_time ON questions (request) WHERE ended_at IS NULL;

CREATE TRIGGER questions_are_asked_by_investigators BEFORE INSERT ON questions
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.asked_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a question is asked by an investigator'); END;

CREATE TRIGGER questions_are_replied_to_by_their_officers BEFORE UPDATE OF replied_by ON questions
WHEN NEW.replied_by <> NEW.asked_by AND NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.replied_by)
BEGIN SELECT RAISE (ABORT, 'a question is replied to by the officer of its request'); END;

CREATE TRIGGER questions_are_stored_replied_to_by_their_officers BEFORE INSERT ON questions
WHEN NEW.replied_by <> NEW.asked_by AND NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.replied_by)
BEGIN SELECT RAISE (ABORT, 'a question is replied to by the officer of its request'); END;

CREATE TRIGGER questions_stay_as_asked BEFORE UPDATE OF asked_by, request ON questions
WHEN NEW.asked_by <> OLD.asked_by OR NEW.request <> OLD.request
BEGIN SELECT RAISE (ABORT, 'a question stays as it was asked'); END;

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
  freeze_basis                 TEXT,
  freeze_asset                 TEXT,
  freeze_amount                TEXT CHECK (freeze_amount NOT GLOB '*[^0-9]*' AND freeze_amount NOT GLOB '0*' AND freeze_amount <> ''),
  freeze_term_days             INTEGER CHECK (freeze_term_days > 0),
  data_category_codes          TEXT,
  data_first_day               TEXT,
  data_last_day                TEXT,
  data_zone                    TEXT,
  data_certificate             INTEGER,
  first_answered_at            INTEGER,
  answered_at                  INTEGER,
  ended_at                     INTEGER,
  superseded_by                TEXT REFERENCES requests (id),
  CONSTRAINT a_claim_has_its_time CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
  CONSTRAINT what_waits_is_claimed_by_nobody CHECK (state <> 'Submitted' OR claimed_by IS NULL),
  CONSTRAINT what_is_worked_on_is_claimed CHECK (state NOT IN ('Verifying', 'InReview', 'AwaitingAgency') OR claimed_by IS NOT NULL),
  CONSTRAINT the_queue_follows_the_deadline CHECK (due_at IS NULL OR queue_at = due_at),
  CONSTRAINT nobody_claims_the_own_request CHECK (claimed_by <> officer),
  CONSTRAINT a_freeze_has_its_terms CHECK ((kind = 'Freeze') = (freeze_basis IS NOT NULL AND freeze_asset IS NOT NULL AND freeze_amount IS NOT NULL AND freeze_term_days IS NOT NULL)),
  CONSTRAINT a_data_request_has_its_scope CHECK ((kind = 'Data') = (data_category_codes IS NOT NULL AND data_first_day IS NOT NULL AND data_last_day IS NOT NULL AND data_zone IS NOT NULL AND data_certificate IS NOT NULL)),
  CONSTRAINT the_range_runs_forwards CHECK (data_first_day <= data_last_day),
  CONSTRAINT an_answered_request_has_its_time CHECK ((state IN ('Answered', 'Closed')) = (answered_at IS NOT NULL)),
  CONSTRAINT the_first_answer_is_no_later CHECK (answered_at IS NULL OR (first_answered_at IS NOT NULL AND first_answered_at <= answered_at)),
  CONSTRAINT what_ended_has_its_time CHECK ((state IN ('Closed', 'Withdrawn', 'Superseded')) = (ended_at IS NOT NULL)),
  CONSTRAINT the_successor_is_named CHECK ((state = 'Superseded') = (superseded_by IS NOT NULL))
) STRICT;

CREATE INDEX requests_by_answer ON requests (answered_at) WHERE answered_at IS NOT NULL;

CREATE INDEX requests_by_deadline ON requests (queue_at, urgency DESC, id);

CREATE INDEX requests_of_claimant ON requests (claimed_by);

CREATE INDEX requests_of_officer ON requests (officer, submitted_at);

CREATE INDEX requests_of_team_by_deadline ON requests (routing_team, state, queue_at, urgency DESC, id);

CREATE TRIGGER requests_are_claimed_by_investigators BEFORE UPDATE OF claimed_by ON requests
WHEN NEW.claimed_by IS NOT OLD.claimed_by AND NEW.claimed_by <> NEW.officer AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.claimed_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a request is claimed by an investigator'); END;

CREATE TRIGGER requests_are_sent_by_their_officers BEFORE INSERT ON requests
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer')
BEGIN SELECT RAISE (ABORT, 'a request is sent by an officer of its agency'); END;

CREATE TRIGGER requests_are_stored_claimed_by_investigators BEFORE INSERT ON requests
WHEN NEW.claimed_by <> NEW.officer AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.claimed_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a request is claimed by an investigator'); END;

CREATE TRIGGER requests_stay_with_their_officers BEFORE UPDATE OF officer, agency ON requests
WHEN NEW.officer <> OLD.officer OR NEW.agency <> OLD.agency
BEGIN SELECT RAISE (ABORT, 'a request stays with the officer who sent it'); END;

CREATE TABLE schema_migrations (number integer NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL);

CREATE TABLE sessions (
  key_hash     TEXT NOT NULL PRIMARY KEY,
  account      TEXT NOT NULL REFERENCES accounts (id),
  mark         TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL
, stepped_up_at INTEGER) STRICT;

CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE withheld_categories (
  answer   TEXT NOT NULL REFERENCES answers (id),
  category TEXT NOT NULL,
  code     TEXT NOT NULL CHECK (code <> ''),
  PRIMARY KEY (answer, category)
) STRICT;
