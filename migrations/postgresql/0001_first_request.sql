-- Run by the owner. The portal itself connects as a member of portal_application, which may not change the schema and may
-- only add to the ledger.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_application') THEN
    CREATE ROLE portal_application NOLOGIN;
  END IF;
END $$;

CREATE TABLE portal_marks (
  name  text NOT NULL PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE agencies (
  id      uuid NOT NULL PRIMARY KEY,
  name    text NOT NULL,
  country text NOT NULL CHECK (length(country) = 2),
  kind    text NOT NULL,
  state   text NOT NULL,
  version bigint NOT NULL
);

CREATE TABLE accounts (
  id       uuid NOT NULL PRIMARY KEY,
  name     text NOT NULL,
  role     text NOT NULL,
  title    text NOT NULL,
  language text NOT NULL,
  agency   uuid REFERENCES agencies (id),
  team     text,
  state    text NOT NULL,
  version  bigint NOT NULL,
  CONSTRAINT agency_people_have_an_agency CHECK ((role IN ('Officer', 'Supervisor')) = (agency IS NOT NULL)),
  CONSTRAINT only_desk_people_have_a_team CHECK (team IS NULL OR agency IS NULL)
);

CREATE TABLE sessions (
  key_hash     text NOT NULL PRIMARY KEY,
  account      uuid NOT NULL REFERENCES accounts (id),
  mark         text NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL
);
CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE drafts (
  id         uuid NOT NULL PRIMARY KEY,
  kind       text NOT NULL,
  officer    uuid NOT NULL REFERENCES accounts (id),
  agency     uuid NOT NULL REFERENCES agencies (id),
  started_at timestamptz NOT NULL,
  saved_at   timestamptz NOT NULL,
  version    bigint NOT NULL,
  answers    text NOT NULL
);
CREATE INDEX drafts_of_officer ON drafts (officer, saved_at);

-- A document belongs to a draft first and to the request with the same id afterwards, so its request is no foreign key.
CREATE TABLE documents (
  id          uuid NOT NULL PRIMARY KEY,
  request     uuid NOT NULL,
  file_name   text NOT NULL,
  media_type  text NOT NULL,
  size        bigint NOT NULL CHECK (size > 0),
  sha256      text NOT NULL CHECK (length(sha256) = 64),
  uploaded_by uuid NOT NULL REFERENCES accounts (id),
  uploaded_at timestamptz NOT NULL
);
CREATE INDEX documents_of_request ON documents (request);

CREATE TABLE document_contents (
  id    uuid NOT NULL PRIMARY KEY REFERENCES documents (id),
  bytes bytea NOT NULL
);

CREATE TABLE requests (
  id                           uuid NOT NULL PRIMARY KEY,
  reference                    text NOT NULL UNIQUE,
  kind                         text NOT NULL,
  state                        text NOT NULL,
  agency                       uuid NOT NULL REFERENCES agencies (id),
  officer                      uuid NOT NULL REFERENCES accounts (id),
  language                     text NOT NULL,
  entity                       text NOT NULL,
  urgency                      integer NOT NULL,
  submitted_at                 timestamptz NOT NULL,
  due_at                       timestamptz,
  queue_at                     timestamptz NOT NULL,
  routing_team                 text NOT NULL,
  routing_rule                 text NOT NULL,
  routing_policy_version       text NOT NULL,
  claimed_by                   uuid REFERENCES accounts (id),
  claimed_at                   timestamptz,
  version                      bigint NOT NULL,
  case_number                  text NOT NULL,
  case_offence                 text NOT NULL,
  case_statute                 text NOT NULL,
  case_narrative               text NOT NULL,
  urgency_ground               text NOT NULL,
  instrument_kind              text NOT NULL,
  instrument_number            text NOT NULL,
  instrument_issuing_authority text NOT NULL,
  instrument_issued_on         date NOT NULL,
  instrument_document          uuid NOT NULL REFERENCES documents (id),
  freeze_basis                 text NOT NULL,
  freeze_asset                 text NOT NULL,
  freeze_amount                text NOT NULL CHECK (freeze_amount ~ '^[1-9][0-9]*$'),
  freeze_term_days             integer NOT NULL CHECK (freeze_term_days > 0),
  CONSTRAINT a_claim_has_its_time CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
  CONSTRAINT what_waits_is_claimed_by_nobody CHECK ((state = 'Submitted') = (claimed_by IS NULL)),
  CONSTRAINT the_queue_follows_the_deadline CHECK (due_at IS NULL OR queue_at = due_at),
  CONSTRAINT nobody_claims_the_own_request CHECK (claimed_by <> officer)
);
CREATE INDEX requests_of_officer ON requests (officer, submitted_at);
CREATE INDEX requests_of_team_by_deadline ON requests (routing_team, state, queue_at, urgency DESC, id);
CREATE INDEX requests_by_deadline ON requests (queue_at, urgency DESC, id);
CREATE INDEX requests_of_claimant ON requests (claimed_by);

CREATE TABLE request_targets (
  request   uuid NOT NULL REFERENCES requests (id),
  line      integer NOT NULL CHECK (line > 0),
  typed     text NOT NULL,
  family    text NOT NULL,
  normal    text NOT NULL,
  tag       bigint CHECK (tag BETWEEN 0 AND 4294967295),
  confirmed boolean NOT NULL,
  PRIMARY KEY (request, line)
);
CREATE UNIQUE INDEX a_target_stands_once ON request_targets (request, family, normal, coalesce(tag, -1));
CREATE INDEX targets_by_address ON request_targets (family, normal);

CREATE TABLE clocks (
  id             uuid NOT NULL PRIMARY KEY,
  request        uuid NOT NULL REFERENCES requests (id),
  name           text NOT NULL,
  rule           text NOT NULL,
  policy_version text NOT NULL,
  source         text NOT NULL,
  calendar       text NOT NULL,
  "limit"        bigint NOT NULL CHECK ("limit" > 0),
  started_at     timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  stopped_at     timestamptz,
  next_alarm_at  timestamptz,
  plan           text NOT NULL,
  UNIQUE (request, name),
  CONSTRAINT a_stopped_clock_is_silent CHECK (stopped_at IS NULL OR next_alarm_at IS NULL)
);
CREATE INDEX clocks_by_next_alarm ON clocks (next_alarm_at) WHERE next_alarm_at IS NOT NULL;

-- The key is what makes an alarm sound once, whoever sweeps.
CREATE TABLE clock_alarms (
  clock     uuid NOT NULL REFERENCES clocks (id),
  percent   integer NOT NULL CHECK (percent BETWEEN 1 AND 100),
  raised_at timestamptz NOT NULL,
  PRIMARY KEY (clock, percent)
);

CREATE TABLE outbox (
  id           uuid NOT NULL PRIMARY KEY,
  topic        text NOT NULL,
  request      uuid NOT NULL REFERENCES requests (id),
  created_at   timestamptz NOT NULL,
  delivered_at timestamptz
);
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL;

CREATE TABLE notices (
  message   uuid NOT NULL REFERENCES outbox (id),
  recipient uuid NOT NULL REFERENCES accounts (id),
  topic     text NOT NULL,
  request   uuid NOT NULL REFERENCES requests (id),
  at        timestamptz NOT NULL,
  read_at   timestamptz,
  PRIMARY KEY (message, recipient)
);
CREATE INDEX notices_of_recipient ON notices (recipient, at);

CREATE TABLE ledger_entries (
  sequence     bigint NOT NULL PRIMARY KEY CHECK (sequence >= 0),
  bytes        bytea NOT NULL,
  leaf_hash    bytea NOT NULL CHECK (length(leaf_hash) = 32),
  root_after   bytea NOT NULL CHECK (length(root_after) = 32),
  at           timestamptz NOT NULL,
  event        text NOT NULL,
  subject_kind text NOT NULL,
  subject      uuid NOT NULL,
  actor        uuid NOT NULL
);
CREATE INDEX ledger_by_subject ON ledger_entries (subject, sequence);

CREATE TABLE ledger_head (
  id       integer NOT NULL PRIMARY KEY CHECK (id = 1),
  size     bigint NOT NULL CHECK (size >= 0),
  root     bytea NOT NULL CHECK (length(root) = 32),
  frontier bytea NOT NULL
);

CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE FUNCTION ledger_entries_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence > 0 AND NOT EXISTS (SELECT FROM ledger_entries WHERE sequence = NEW.sequence - 1) THEN
    RAISE EXCEPTION 'ledger entries have no gaps';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ledger_entries_stay_as_written BEFORE UPDATE ON ledger_entries
FOR EACH ROW EXECUTE FUNCTION ledger_refuses('ledger entries are never changed');
CREATE TRIGGER ledger_entries_are_kept BEFORE DELETE ON ledger_entries
FOR EACH ROW EXECUTE FUNCTION ledger_refuses('ledger entries are never deleted');
CREATE TRIGGER ledger_entries_are_not_emptied BEFORE TRUNCATE ON ledger_entries
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('ledger entries are never deleted');
CREATE TRIGGER ledger_entries_come_in_order BEFORE INSERT ON ledger_entries
FOR EACH ROW EXECUTE FUNCTION ledger_entries_in_order();
CREATE TRIGGER ledger_head_only_grows BEFORE UPDATE ON ledger_head
FOR EACH ROW WHEN (NEW.size <= OLD.size) EXECUTE FUNCTION ledger_refuses('the ledger only grows');
CREATE TRIGGER ledger_head_is_kept BEFORE DELETE ON ledger_head
FOR EACH ROW EXECUTE FUNCTION ledger_refuses('the ledger head is never deleted');
CREATE TRIGGER ledger_head_is_not_emptied BEFORE TRUNCATE ON ledger_head
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('the ledger head is never deleted');
CREATE TRIGGER marks_stay_as_written BEFORE UPDATE ON portal_marks
FOR EACH ROW EXECUTE FUNCTION ledger_refuses('what the database says about itself is never changed');

-- Only what was never sent is thrown away: drafts with their documents, and sessions.
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, drafts, documents, document_contents TO portal_application;
GRANT SELECT, INSERT, UPDATE ON agencies, accounts, requests, clocks, outbox, notices, ledger_head TO portal_application;
GRANT SELECT, INSERT ON request_targets, clock_alarms, portal_marks, ledger_entries TO portal_application;
