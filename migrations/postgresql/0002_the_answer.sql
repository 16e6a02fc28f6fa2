-- Requests of other kinds than freezes, and every way a request can end.
ALTER TABLE requests
  ALTER COLUMN freeze_basis DROP NOT NULL,
  ALTER COLUMN freeze_asset DROP NOT NULL,
  ALTER COLUMN freeze_amount DROP NOT NULL,
  ALTER COLUMN freeze_term_days DROP NOT NULL,
  ADD COLUMN data_category_codes text,
  ADD COLUMN data_first_day date,
  ADD COLUMN data_last_day date,
  ADD COLUMN data_zone text,
  ADD COLUMN data_certificate boolean,
  ADD COLUMN first_answered_at timestamptz,
  ADD COLUMN answered_at timestamptz,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN superseded_by uuid REFERENCES requests (id),
  DROP CONSTRAINT what_waits_is_claimed_by_nobody,
  ADD CONSTRAINT what_waits_is_claimed_by_nobody CHECK (state <> 'Submitted' OR claimed_by IS NULL),
  ADD CONSTRAINT what_is_worked_on_is_claimed CHECK (state NOT IN ('Verifying', 'InReview', 'AwaitingAgency') OR claimed_by IS NOT NULL),
  ADD CONSTRAINT a_freeze_has_its_terms CHECK ((kind = 'Freeze') = (freeze_basis IS NOT NULL AND freeze_asset IS NOT NULL AND freeze_amount IS NOT NULL AND freeze_term_days IS NOT NULL)),
  ADD CONSTRAINT a_data_request_has_its_scope CHECK ((kind = 'Data') = (data_category_codes IS NOT NULL AND data_first_day IS NOT NULL AND data_last_day IS NOT NULL AND data_zone IS NOT NULL AND data_certificate IS NOT NULL)),
  ADD CONSTRAINT the_range_runs_forwards CHECK (data_first_day <= data_last_day),
  ADD CONSTRAINT an_answered_request_has_its_time CHECK ((state IN ('Answered', 'Closed')) = (answered_at IS NOT NULL)),
  ADD CONSTRAINT the_first_answer_is_no_later CHECK (answered_at IS NULL OR (first_answered_at IS NOT NULL AND first_answered_at <= answered_at)),
  ADD CONSTRAINT what_ended_has_its_time CHECK ((state IN ('Closed', 'Withdrawn', 'Superseded')) = (ended_at IS NOT NULL)),
  ADD CONSTRAINT the_successor_is_named CHECK ((state = 'Superseded') = (superseded_by IS NOT NULL));
CREATE INDEX requests_by_answer ON requests (answered_at) WHERE answered_at IS NOT NULL;

ALTER TABLE clocks
  ADD COLUMN paused_at timestamptz,
  DROP CONSTRAINT a_stopped_clock_is_silent,
  ADD CONSTRAINT a_clock_that_stands_still_is_silent CHECK ((stopped_at IS NULL AND paused_at IS NULL) OR next_alarm_at IS NULL),
  ADD CONSTRAINT a_stopped_clock_is_not_paused CHECK (stopped_at IS NULL OR paused_at IS NULL);

CREATE TABLE clock_pauses (
  clock  uuid NOT NULL REFERENCES clocks (id),
  "from" timestamptz NOT NULL,
  until  timestamptz NOT NULL CHECK (until >= "from"),
  PRIMARY KEY (clock, "from")
);

CREATE TABLE questions (
  id         uuid NOT NULL PRIMARY KEY,
  request    uuid NOT NULL REFERENCES requests (id),
  number     integer NOT NULL CHECK (number > 0),
  text       text NOT NULL CHECK (text <> ''),
  asked_by   uuid NOT NULL REFERENCES accounts (id),
  asked_at   timestamptz NOT NULL,
  answer     text NOT NULL,
  replied_by uuid REFERENCES accounts (id),
  ended_at   timestamptz,
  UNIQUE (request, number),
  CONSTRAINT a_reply_has_its_words_and_its_time CHECK ((replied_by IS NULL AND answer = '') OR (replied_by IS NOT NULL AND answer <> '' AND ended_at IS NOT NULL)),
  CONSTRAINT a_question_ends_after_it_was_asked CHECK (ended_at >= asked_at),
  CONSTRAINT nobody_replies_to_the_own_question CHECK (replied_by <> asked_by)
);
CREATE UNIQUE INDEX one_question_at_a_time ON questions (request) WHERE ended_at IS NULL;

CREATE TABLE holds (
  id                 uuid NOT NULL PRIMARY KEY,
  request            uuid NOT NULL REFERENCES requests (id),
  line               integer NOT NULL,
  basis              text NOT NULL CHECK (basis IN ('Provisional', 'Ordered')),
  asset              text NOT NULL,
  amount             text NOT NULL CHECK (amount ~ '^[1-9][0-9]*$'),
  ends_at            timestamptz NOT NULL,
  state              text NOT NULL,
  requester          uuid NOT NULL REFERENCES accounts (id),
  ordered_by         uuid NOT NULL REFERENCES accounts (id),
  ordered_at         timestamptz NOT NULL,
  decided_by         uuid REFERENCES accounts (id),
  decided_at         timestamptz,
  reject_reason      text NOT NULL,
  tries              integer NOT NULL CHECK (tries >= 0),
  next_try_at        timestamptz,
  operator_reference text NOT NULL,
  code               text NOT NULL,
  placed_at          timestamptz,
  version            bigint NOT NULL,
  FOREIGN KEY (request, line) REFERENCES request_targets (request, line),
  CONSTRAINT a_hold_takes_two_people CHECK (decided_by <> ordered_by AND decided_by <> requester AND ordered_by <> requester),
  CONSTRAINT an_ordered_hold_was_approved CHECK (basis <> 'Ordered' OR state IN ('AwaitingApproval', 'Rejected') OR decided_by IS NOT NULL),
  CONSTRAINT a_decision_has_its_time CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT a_rejection_has_its_reason CHECK ((state = 'Rejected') = (reject_reason <> '')),
  CONSTRAINT what_is_placed_has_its_time CHECK ((state = 'Confirmed') = (placed_at IS NOT NULL)),
  CONSTRAINT what_is_asked_is_asked_again CHECK ((state IN ('Asked', 'Unknown')) = (next_try_at IS NOT NULL))
);
CREATE INDEX holds_of_request ON holds (request, line);
CREATE UNIQUE INDEX one_hold_stands_on_a_target ON holds (request, line) WHERE state IN ('AwaitingApproval', 'Asked', 'Unknown', 'Confirmed');
CREATE INDEX holds_to_ask ON holds (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX holds_to_approve ON holds (ordered_at) WHERE state = 'AwaitingApproval';

CREATE TABLE answers (
  id                uuid NOT NULL PRIMARY KEY,
  request           uuid NOT NULL REFERENCES requests (id),
  number            integer NOT NULL CHECK (number > 0),
  kind              text NOT NULL CHECK (kind IN ('Interim', 'Final', 'Decline')),
  state             text NOT NULL CHECK (state IN ('Prepared', 'AwaitingApproval', 'Approved', 'Disclosed', 'Revoked')),
  language          text NOT NULL,
  words             text NOT NULL,
  code_list         text NOT NULL,
  revision          integer NOT NULL CHECK (revision > 0),
  requester         uuid NOT NULL REFERENCES accounts (id),
  prepared_by       uuid NOT NULL REFERENCES accounts (id),
  prepared_at       timestamptz NOT NULL,
  sent_at           timestamptz,
  escalation        text NOT NULL,
  decided_by        uuid REFERENCES accounts (id),
  decided_at        timestamptz,
  approved_revision integer,
  return_reason     text NOT NULL,
  disclosed_at      timestamptz,
  version           bigint NOT NULL,
  UNIQUE (request, number),
  CONSTRAINT an_answer_takes_three_people CHECK (prepared_by <> requester AND decided_by <> requester AND decided_by <> prepared_by),
  CONSTRAINT an_approval_holds_for_one_revision CHECK (approved_revision IS NULL OR approved_revision = revision),
  CONSTRAINT nothing_is_disclosed_without_approval CHECK (state NOT IN ('Approved', 'Disclosed', 'Revoked') OR (approved_revision IS NOT NULL AND decided_by IS NOT NULL)),
  CONSTRAINT what_is_written_is_not_approved CHECK (state NOT IN ('Prepared', 'AwaitingApproval') OR approved_revision IS NULL),
  CONSTRAINT a_decision_on_an_answer_has_its_time CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT what_is_disclosed_has_its_time CHECK ((state IN ('Disclosed', 'Revoked')) = (disclosed_at IS NOT NULL))
);
-- One at a time is under way, and one ends the request; in the place of one that was called back another can come.
CREATE UNIQUE INDEX one_answer_at_a_time ON answers (request) WHERE state IN ('Prepared', 'AwaitingApproval', 'Approved');
CREATE UNIQUE INDEX one_answer_ends_a_request ON answers (request) WHERE kind IN ('Final', 'Decline') AND state = 'Disclosed';
CREATE INDEX answers_to_decide ON answers (sent_at) WHERE state = 'AwaitingApproval';
CREATE INDEX answers_to_press ON answers (decided_at) WHERE state = 'Approved';

CREATE TABLE findings (
  answer  uuid NOT NULL REFERENCES answers (id),
  line    integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('Produced', 'Held', 'NothingHeld', 'Withheld', 'Refused')),
  code    text NOT NULL,
  hold    uuid REFERENCES holds (id),
  PRIMARY KEY (answer, line),
  CONSTRAINT a_no_has_its_code CHECK ((outcome IN ('Withheld', 'Refused')) = (code <> '')),
  CONSTRAINT held_names_its_hold CHECK ((outcome = 'Held') = (hold IS NOT NULL))
);

CREATE TABLE withheld_categories (
  answer   uuid NOT NULL REFERENCES answers (id),
  category text NOT NULL,
  code     text NOT NULL CHECK (code <> ''),
  PRIMARY KEY (answer, category)
);

CREATE TABLE answer_files (
  id       uuid NOT NULL PRIMARY KEY,
  answer   uuid NOT NULL REFERENCES answers (id),
  category text NOT NULL,
  name     text NOT NULL,
  "rows"   integer NOT NULL CHECK ("rows" > 0),
  lines    text NOT NULL,
  sha256   text NOT NULL CHECK (length(sha256) = 64)
);
CREATE INDEX files_of_answer ON answer_files (answer);

CREATE TABLE answer_file_contents (
  id    uuid NOT NULL PRIMARY KEY REFERENCES answer_files (id),
  bytes bytea NOT NULL
);

CREATE TABLE packets (
  id               uuid NOT NULL PRIMARY KEY,
  answer           uuid NOT NULL UNIQUE REFERENCES answers (id),
  request          uuid NOT NULL REFERENCES requests (id),
  sha256           text NOT NULL CHECK (length(sha256) = 64),
  unsealed_sha256  text NOT NULL CHECK (length(unsealed_sha256) = 64),
  size             bigint NOT NULL CHECK (size > 0),
  pages            integer NOT NULL CHECK (pages > 0),
  manifest         text NOT NULL,
  sealed_at        timestamptz NOT NULL,
  recipient        uuid NOT NULL REFERENCES accounts (id),
  expires_at       timestamptz NOT NULL,
  revoked_at       timestamptz,
  renewal_asked_at timestamptz,
  version          bigint NOT NULL
);
CREATE INDEX packets_of_request ON packets (request);

CREATE TABLE packet_contents (
  id    uuid NOT NULL PRIMARY KEY REFERENCES packets (id),
  bytes bytea NOT NULL
);

CREATE TABLE packet_downloads (
  id     uuid NOT NULL PRIMARY KEY,
  packet uuid NOT NULL REFERENCES packets (id),
  "by"   uuid NOT NULL REFERENCES accounts (id),
  "from" text NOT NULL,
  at     timestamptz NOT NULL
);
CREATE INDEX downloads_of_packet ON packet_downloads (packet, at);

-- A sealed packet is never another one, and a receipt never another receipt.
CREATE FUNCTION sealed_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE TRIGGER packets_stay_as_sealed BEFORE UPDATE ON packets
FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.answer <> OLD.answer OR NEW.request <> OLD.request OR NEW.sha256 <> OLD.sha256 OR NEW.unsealed_sha256 <> OLD.unsealed_sha256
  OR NEW.manifest <> OLD.manifest OR NEW.size <> OLD.size OR NEW.sealed_at <> OLD.sealed_at OR NEW.recipient <> OLD.recipient
  OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)) EXECUTE FUNCTION sealed_refuses('a sealed packet is never changed');
CREATE TRIGGER packet_contents_stay_as_sealed BEFORE UPDATE ON packet_contents
FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a sealed packet is never changed');
CREATE TRIGGER packet_downloads_stay_as_written BEFORE UPDATE ON packet_downloads
FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a receipt is never changed');
CREATE TRIGGER packet_downloads_are_kept BEFORE DELETE ON packet_downloads
FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a receipt is never deleted');

CREATE TRIGGER packets_are_kept BEFORE DELETE ON packets
FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a sealed packet is never deleted');
CREATE TRIGGER packet_contents_are_kept BEFORE DELETE ON packet_contents
FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a sealed packet is never deleted');
-- A packet is of an answer that another person approved, and for the officer who asked.
CREATE FUNCTION packet_of_approved_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM answers WHERE id = NEW.answer AND request = NEW.request AND requester = NEW.recipient AND state IN ('Approved', 'Disclosed')) THEN
    RAISE EXCEPTION 'a packet is of an approved answer and for its officer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER packets_are_of_approved_answers BEFORE INSERT ON packets
FOR EACH ROW EXECUTE FUNCTION packet_of_approved_answer();
CREATE FUNCTION packet_fetched_by_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM packets WHERE id = NEW.packet AND recipient = NEW."by" AND revoked_at IS NULL) THEN
    -- A packet that was called back since it was read is a lost race, to be decided anew.
    RAISE EXCEPTION 'a packet is fetched by its recipient' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER packets_are_fetched_by_their_recipient BEFORE INSERT ON packet_downloads
FOR EACH ROW EXECUTE FUNCTION packet_fetched_by_recipient();
-- Who decides is somebody whose duty it is.
CREATE FUNCTION decided_by_duty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT FROM accounts WHERE id = NEW.decided_by AND role = ANY (string_to_array(TG_ARGV[0], ','))) THEN
    RAISE EXCEPTION '%', TG_ARGV[1];
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answers_are_decided_by_deciders BEFORE UPDATE ON answers
FOR EACH ROW EXECUTE FUNCTION decided_by_duty('Approver,Counsel', 'an answer is decided by an approver or counsel');
CREATE TRIGGER holds_are_decided_by_approvers BEFORE UPDATE ON holds
FOR EACH ROW EXECUTE FUNCTION decided_by_duty('Approver', 'a hold is decided by an approver');
-- What was ordered and what was disclosed stays what it was.
CREATE TRIGGER holds_stay_as_ordered BEFORE UPDATE ON holds
FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.request <> OLD.request OR NEW.line <> OLD.line OR NEW.basis <> OLD.basis OR NEW.asset <> OLD.asset OR NEW.amount <> OLD.amount
  OR NEW.requester <> OLD.requester OR NEW.ordered_by <> OLD.ordered_by) EXECUTE FUNCTION sealed_refuses('a hold stays as it was ordered');
CREATE TRIGGER answers_stay_as_disclosed BEFORE UPDATE ON answers
FOR EACH ROW WHEN (OLD.state IN ('Disclosed', 'Revoked') AND (NEW.state NOT IN ('Disclosed', 'Revoked') OR NEW.request <> OLD.request OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind
  OR NEW.language <> OLD.language OR NEW.words <> OLD.words OR NEW.code_list <> OLD.code_list OR NEW.revision <> OLD.revision OR NEW.requester <> OLD.requester
  OR NEW.prepared_by <> OLD.prepared_by OR NEW.decided_by <> OLD.decided_by OR NEW.disclosed_at <> OLD.disclosed_at))
EXECUTE FUNCTION sealed_refuses('a disclosed answer is never changed');
CREATE FUNCTION findings_of_disclosed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM answers WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.answer ELSE OLD.answer END AND state IN ('Disclosed', 'Revoked')) THEN
    RAISE EXCEPTION 'a disclosed answer is never changed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER findings_stay_as_disclosed BEFORE INSERT OR UPDATE OR DELETE ON findings
FOR EACH ROW EXECUTE FUNCTION findings_of_disclosed();

ALTER TABLE sessions ADD COLUMN stepped_up_at timestamptz;
ALTER TABLE outbox ADD COLUMN recipient uuid REFERENCES accounts (id);
ALTER TABLE accounts ADD COLUMN email text NOT NULL DEFAULT '';

-- A mail for each notice whose recipient has an address: the same message to the same person is one mail.
CREATE TABLE mails (
  message     uuid NOT NULL,
  recipient   uuid NOT NULL,
  next_try_at timestamptz,
  tries       integer NOT NULL CHECK (tries >= 0),
  sent_at     timestamptz,
  PRIMARY KEY (message, recipient),
  FOREIGN KEY (message, recipient) REFERENCES notices (message, recipient),
  CONSTRAINT what_was_sent_is_not_sent_again CHECK (sent_at IS NULL OR next_try_at IS NULL)
);
CREATE INDEX mails_due ON mails (next_try_at) WHERE next_try_at IS NOT NULL;

-- What is being written may be written anew; what was disclosed stays.
GRANT SELECT, INSERT, UPDATE, DELETE ON findings, withheld_categories, answer_files, answer_file_contents TO portal_application;
GRANT SELECT, INSERT, UPDATE ON questions, holds, answers, packets, mails TO portal_application;
GRANT SELECT, INSERT ON clock_pauses, packet_contents, packet_downloads TO portal_application;

-- Tables that were uploaded and not taken in yet; one of a category at a time.
CREATE TABLE answer_imports (
  id        uuid NOT NULL PRIMARY KEY,
  answer    uuid NOT NULL REFERENCES answers (id),
  category  text NOT NULL,
  name      text NOT NULL,
  bytes     bytea NOT NULL,
  delimiter text NOT NULL CHECK (length(delimiter) = 1),
  UNIQUE (answer, category)
);
GRANT SELECT, INSERT, DELETE ON answer_imports TO portal_application;

ALTER TABLE drafts ADD COLUMN supersedes uuid REFERENCES requests (id);
