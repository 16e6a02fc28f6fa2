CREATE TABLE accounts (
  id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  title text NOT NULL,
  language text NOT NULL,
  agency uuid,
  team text,
  state text NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_agency_fkey FOREIGN KEY (agency) REFERENCES agencies(id),
  CONSTRAINT agency_people_have_an_agency CHECK (((role = ANY (ARRAY['Officer'::text, 'Supervisor'::text])) = (agency IS NOT NULL))),
  CONSTRAINT only_desk_people_have_a_team CHECK (((team IS NULL) OR (agency IS NULL)))
);
GRANT INSERT, SELECT, UPDATE ON accounts TO portal_application;

CREATE TABLE agencies (
  id uuid NOT NULL,
  name text NOT NULL,
  country text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT agencies_pkey PRIMARY KEY (id),
  CONSTRAINT agencies_country_check CHECK ((length(country) = 2))
);
GRANT INSERT, SELECT, UPDATE ON agencies TO portal_application;

CREATE TABLE clock_alarms (
  clock uuid NOT NULL,
  percent integer NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  CONSTRAINT clock_alarms_pkey PRIMARY KEY (clock, percent),
  CONSTRAINT clock_alarms_clock_fkey FOREIGN KEY (clock) REFERENCES clocks(id),
  CONSTRAINT clock_alarms_percent_check CHECK (((percent >= 1) AND (percent <= 100)))
);
GRANT INSERT, SELECT ON clock_alarms TO portal_application;

CREATE TABLE clocks (
  id uuid NOT NULL,
  request uuid NOT NULL,
  name text NOT NULL,
  rule text NOT NULL,
  policy_version text NOT NULL,
  source text NOT NULL,
  calendar text NOT NULL,
  "limit" bigint NOT NULL,
  started_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  stopped_at timestamp with time zone,
  next_alarm_at timestamp with time zone,
  plan text NOT NULL,
  CONSTRAINT clocks_request_name_key UNIQUE (request, name),
  CONSTRAINT clocks_pkey PRIMARY KEY (id),
  CONSTRAINT clocks_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT a_stopped_clock_is_silent CHECK (((stopped_at IS NULL) OR (next_alarm_at IS NULL))),
  CONSTRAINT clocks_limit_check CHECK (("limit" > 0))
);
CREATE INDEX clocks_by_next_alarm ON public.clocks USING btree (next_alarm_at) WHERE (next_alarm_at IS NOT NULL);
GRANT INSERT, SELECT, UPDATE ON clocks TO portal_application;

CREATE TABLE document_contents (
  id uuid NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT document_contents_pkey PRIMARY KEY (id),
  CONSTRAINT document_contents_id_fkey FOREIGN KEY (id) REFERENCES documents(id)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON document_contents TO portal_application;

CREATE TABLE documents (
  id uuid NOT NULL,
  request uuid NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  CONSTRAINT documents_pkey PRIMARY KEY (id),
  CONSTRAINT documents_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES accounts(id),
  CONSTRAINT documents_sha256_check CHECK ((length(sha256) = 64)),
  CONSTRAINT documents_size_check CHECK ((size > 0))
);
CREATE INDEX documents_of_request ON public.documents USING btree (request);
GRANT DELETE, INSERT, SELECT, UPDATE ON documents TO portal_application;

CREATE TABLE drafts (
  id uuid NOT NULL,
  kind text NOT NULL,
  officer uuid NOT NULL,
  agency uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  version bigint NOT NULL,
  answers text NOT NULL,
  CONSTRAINT drafts_pkey PRIMARY KEY (id),
  CONSTRAINT drafts_agency_fkey FOREIGN KEY (agency) REFERENCES agencies(id),
  CONSTRAINT drafts_officer_fkey FOREIGN KEY (officer) REFERENCES accounts(id)
);
CREATE INDEX drafts_of_officer ON public.drafts USING btree (officer, saved_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON drafts TO portal_application;

CREATE TABLE ledger_entries (
  sequence bigint NOT NULL,
  bytes bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  root_after bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  event text NOT NULL,
  subject_kind text NOT NULL,
  subject uuid NOT NULL,
  actor uuid NOT NULL,
  CONSTRAINT ledger_entries_pkey PRIMARY KEY (sequence),
  CONSTRAINT ledger_entries_leaf_hash_check CHECK ((length(leaf_hash) = 32)),
  CONSTRAINT ledger_entries_root_after_check CHECK ((length(root_after) = 32)),
  CONSTRAINT ledger_entries_sequence_check CHECK ((sequence >= 0))
);
CREATE INDEX ledger_by_subject ON public.ledger_entries USING btree (subject, sequence);
CREATE TRIGGER ledger_entries_are_kept BEFORE DELETE ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_refuses('ledger entries are never deleted');
CREATE TRIGGER ledger_entries_are_not_emptied BEFORE TRUNCATE ON public.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('ledger entries are never deleted');
CREATE TRIGGER ledger_entries_come_in_order BEFORE INSERT ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_entries_in_order();
CREATE TRIGGER ledger_entries_stay_as_written BEFORE UPDATE ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_refuses('ledger entries are never changed');
GRANT INSERT, SELECT ON ledger_entries TO portal_application;

CREATE TABLE ledger_head (
  id integer NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  frontier bytea NOT NULL,
  CONSTRAINT ledger_head_pkey PRIMARY KEY (id),
  CONSTRAINT ledger_head_id_check CHECK ((id = 1)),
  CONSTRAINT ledger_head_root_check CHECK ((length(root) = 32)),
  CONSTRAINT ledger_head_size_check CHECK ((size >= 0))
);
CREATE TRIGGER ledger_head_is_kept BEFORE DELETE ON public.ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_refuses('the ledger head is never deleted');
CREATE TRIGGER ledger_head_is_not_emptied BEFORE TRUNCATE ON public.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('the ledger head is never deleted');
CREATE TRIGGER ledger_head_only_grows BEFORE UPDATE ON public.ledger_head FOR EACH ROW WHEN ((new.size <= old.size)) EXECUTE FUNCTION ledger_refuses('the ledger only grows');
GRANT INSERT, SELECT, UPDATE ON ledger_head TO portal_application;

CREATE TABLE notices (
  message uuid NOT NULL,
  recipient uuid NOT NULL,
  topic text NOT NULL,
  request uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT notices_pkey PRIMARY KEY (message, recipient),
  CONSTRAINT notices_message_fkey FOREIGN KEY (message) REFERENCES outbox(id),
  CONSTRAINT notices_recipient_fkey FOREIGN KEY (recipient) REFERENCES accounts(id),
  CONSTRAINT notices_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX notices_of_recipient ON public.notices USING btree (recipient, at);
GRANT INSERT, SELECT, UPDATE ON notices TO portal_application;

CREATE TABLE outbox (
  id uuid NOT NULL,
  topic text NOT NULL,
  request uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  delivered_at timestamp with time zone,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX outbox_waiting ON public.outbox USING btree (created_at) WHERE (delivered_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON outbox TO portal_application;

CREATE TABLE portal_marks (
  name text NOT NULL,
  value text NOT NULL,
  CONSTRAINT portal_marks_pkey PRIMARY KEY (name)
);
CREATE TRIGGER marks_stay_as_written BEFORE UPDATE ON public.portal_marks FOR EACH ROW EXECUTE FUNCTION ledger_refuses('what the database says about itself is never changed');
GRANT INSERT, SELECT ON portal_marks TO portal_application;

CREATE TABLE request_targets (
  request uuid NOT NULL,
  line integer NOT NULL,
  typed text NOT NULL,
  family text NOT NULL,
  normal text NOT NULL,
  tag bigint,
  confirmed boolean NOT NULL,
  CONSTRAINT request_targets_pkey PRIMARY KEY (request, line),
  CONSTRAINT request_targets_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT request_targets_line_check CHECK ((line > 0)),
  CONSTRAINT request_targets_tag_check CHECK (((tag >= 0) AND (tag <= '4294967295'::bigint)))
);
CREATE UNIQUE INDEX a_target_stands_once ON public.request_targets USING btree (request, family, normal, COALESCE(tag, ('-1'::integer)::bigint));
CREATE INDEX targets_by_address ON public.request_targets USING btree (family, normal);
GRANT INSERT, SELECT ON request_targets TO portal_application;

CREATE TABLE requests (
  id uuid NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  agency uuid NOT NULL,
  officer uuid NOT NULL,
  language text NOT NULL,
  entity text NOT NULL,
  urgency integer NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone,
  queue_at timestamp with time zone NOT NULL,
  routing_team text NOT NULL,
  routing_rule text NOT NULL,
  routing_policy_version text NOT NULL,
  claimed_by uuid,
  claimed_at timestamp with time zone,
  version bigint NOT NULL,
  case_number text NOT NULL,
  case_offence text NOT NULL,
  case_statute text NOT NULL,
  case_narrative text NOT NULL,
  urgency_ground text NOT NULL,
  instrument_kind text NOT NULL,
  instrument_number text NOT NULL,
  instrument_issuing_authority text NOT NULL,
  instrument_issued_on date NOT NULL,
  instrument_document uuid NOT NULL,
  freeze_basis text NOT NULL,
  freeze_asset text NOT NULL,
  freeze_amount text NOT NULL,
  freeze_term_days integer NOT NULL,
  CONSTRAINT requests_reference_key UNIQUE (reference),
  CONSTRAINT requests_pkey PRIMARY KEY (id),
  CONSTRAINT requests_agency_fkey FOREIGN KEY (agency) REFERENCES agencies(id),
  CONSTRAINT requests_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES accounts(id),
  CONSTRAINT requests_instrument_document_fkey FOREIGN KEY (instrument_document) REFERENCES documents(id),
  CONSTRAINT requests_officer_fkey FOREIGN KEY (officer) REFERENCES accounts(id),
  CONSTRAINT a_claim_has_its_time CHECK (((claimed_by IS NULL) = (claimed_at IS NULL))),
  CONSTRAINT nobody_claims_the_own_request CHECK ((claimed_by <> officer)),
  CONSTRAINT requests_freeze_amount_check CHECK ((freeze_amount ~ '^[1-9][0-9]*$'::text)),
  CONSTRAINT requests_freeze_term_days_check CHECK ((freeze_term_days > 0)),
  CONSTRAINT the_queue_follows_the_deadline CHECK (((due_at IS NULL) OR (queue_at = due_at))),
  CONSTRAINT what_waits_is_claimed_by_nobody CHECK (((state = 'Submitted'::text) = (claimed_by IS NULL)))
);
CREATE INDEX requests_by_deadline ON public.requests USING btree (queue_at, urgency DESC, id);
CREATE INDEX requests_of_claimant ON public.requests USING btree (claimed_by);
CREATE INDEX requests_of_officer ON public.requests USING btree (officer, submitted_at);
CREATE INDEX requests_of_team_by_deadline ON public.requests USING btree (routing_team, state, queue_at, urgency DESC, id);
GRANT INSERT, SELECT, UPDATE ON requests TO portal_application;

CREATE TABLE schema_migrations (
  number integer NOT NULL,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at text NOT NULL,
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (number)
);

CREATE TABLE sessions (
  key_hash text NOT NULL,
  account uuid NOT NULL,
  mark text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (key_hash),
  CONSTRAINT sessions_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX sessions_of_account ON public.sessions USING btree (account);
GRANT DELETE, INSERT, SELECT, UPDATE ON sessions TO portal_application;

CREATE OR REPLACE FUNCTION public.ledger_entries_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.sequence > 0 AND NOT EXISTS (SELECT FROM ledger_entries WHERE sequence = NEW.sequence - 1) THEN
    RAISE EXCEPTION 'ledger entries have no gaps';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.ledger_refuses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $function$;
