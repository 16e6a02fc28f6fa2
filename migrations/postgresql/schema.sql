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
  email text NOT NULL DEFAULT ''::text,
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_agency_fkey FOREIGN KEY (agency) REFERENCES agencies(id),
  CONSTRAINT agency_people_have_an_agency CHECK (((role = ANY (ARRAY['Officer'::text, 'Supervisor'::text])) = (agency IS NOT NULL))),
  CONSTRAINT only_desk_people_have_a_team CHECK (((team IS NULL) OR (agency IS NULL)))
);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON accounts AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY door ON accounts AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Door'::text]) AS acts_as) AND (state = 'Active'::text) AND (( SELECT is_demo() AS is_demo) OR has_session(id)));
CREATE POLICY officer ON accounts AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (agency = ( SELECT portal_agency() AS portal_agency)));
CREATE POLICY own ON accounts AS PERMISSIVE FOR SELECT TO public USING (id = ( SELECT portal_account() AS portal_account));
CREATE POLICY portal ON accounts AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
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
ALTER TABLE agencies ENABLE ROW LEVEL SECURITY;
ALTER TABLE agencies FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON agencies AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY door ON agencies AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Door'::text]) AS acts_as) AND ( SELECT is_demo() AS is_demo));
CREATE POLICY officer ON agencies AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (id = ( SELECT portal_agency() AS portal_agency)));
CREATE POLICY portal ON agencies AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON agencies TO portal_application;

CREATE TABLE answer_file_contents (
  id uuid NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT answer_file_contents_pkey PRIMARY KEY (id),
  CONSTRAINT answer_file_contents_id_fkey FOREIGN KEY (id) REFERENCES answer_files(id)
);
ALTER TABLE answer_file_contents ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_file_contents FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON answer_file_contents AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON answer_file_contents AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM answer_files WHERE (answer_files.id = answer_file_contents.id))));
CREATE POLICY portal ON answer_file_contents AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT, UPDATE ON answer_file_contents TO portal_application;

CREATE TABLE answer_files (
  id uuid NOT NULL,
  answer uuid NOT NULL,
  category text NOT NULL,
  name text NOT NULL,
  rows integer NOT NULL,
  lines text NOT NULL,
  sha256 text NOT NULL,
  CONSTRAINT answer_files_pkey PRIMARY KEY (id),
  CONSTRAINT answer_files_answer_fkey FOREIGN KEY (answer) REFERENCES answers(id),
  CONSTRAINT answer_files_rows_check CHECK ((rows > 0)),
  CONSTRAINT answer_files_sha256_check CHECK ((length(sha256) = 64))
);
CREATE INDEX files_of_answer ON public.answer_files USING btree (answer);
ALTER TABLE answer_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_files FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON answer_files AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON answer_files AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM (answers JOIN requests ON ((requests.id = answers.request))) WHERE ((answers.id = answer_files.answer) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY portal ON answer_files AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT, UPDATE ON answer_files TO portal_application;

CREATE TABLE answer_imports (
  id uuid NOT NULL,
  answer uuid NOT NULL,
  category text NOT NULL,
  name text NOT NULL,
  bytes bytea NOT NULL,
  delimiter text NOT NULL,
  CONSTRAINT answer_imports_answer_category_key UNIQUE (answer, category),
  CONSTRAINT answer_imports_pkey PRIMARY KEY (id),
  CONSTRAINT answer_imports_answer_fkey FOREIGN KEY (answer) REFERENCES answers(id),
  CONSTRAINT answer_imports_delimiter_check CHECK ((length(delimiter) = 1))
);
ALTER TABLE answer_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON answer_imports AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON answer_imports AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM (answers JOIN requests ON ((requests.id = answers.request))) WHERE ((answers.id = answer_imports.answer) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY portal ON answer_imports AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT ON answer_imports TO portal_application;

CREATE TABLE answers (
  id uuid NOT NULL,
  request uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  language text NOT NULL,
  words text NOT NULL,
  code_list text NOT NULL,
  revision integer NOT NULL,
  requester uuid NOT NULL,
  prepared_by uuid NOT NULL,
  prepared_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  escalation text NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  approved_revision integer,
  return_reason text NOT NULL,
  disclosed_at timestamp with time zone,
  version bigint NOT NULL,
  CONSTRAINT answers_request_number_key UNIQUE (request, number),
  CONSTRAINT answers_pkey PRIMARY KEY (id),
  CONSTRAINT answers_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  CONSTRAINT answers_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES accounts(id),
  CONSTRAINT answers_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT answers_requester_fkey FOREIGN KEY (requester) REFERENCES accounts(id),
  CONSTRAINT a_decision_on_an_answer_has_its_time CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  CONSTRAINT an_answer_takes_three_people CHECK (((prepared_by <> requester) AND (decided_by <> requester) AND (decided_by <> prepared_by))),
  CONSTRAINT an_approval_holds_for_one_revision CHECK (((approved_revision IS NULL) OR (approved_revision = revision))),
  CONSTRAINT answers_kind_check CHECK ((kind = ANY (ARRAY['Interim'::text, 'Final'::text, 'Decline'::text]))),
  CONSTRAINT answers_number_check CHECK ((number > 0)),
  CONSTRAINT answers_revision_check CHECK ((revision > 0)),
  CONSTRAINT answers_state_check CHECK ((state = ANY (ARRAY['Prepared'::text, 'AwaitingApproval'::text, 'Approved'::text, 'Disclosed'::text, 'Revoked'::text]))),
  CONSTRAINT nothing_is_disclosed_without_approval CHECK (((state <> ALL (ARRAY['Approved'::text, 'Disclosed'::text, 'Revoked'::text])) OR ((approved_revision IS NOT NULL) AND (decided_by IS NOT NULL)))),
  CONSTRAINT what_is_disclosed_has_its_time CHECK (((state = ANY (ARRAY['Disclosed'::text, 'Revoked'::text])) = (disclosed_at IS NOT NULL))),
  CONSTRAINT what_is_written_is_not_approved CHECK (((state <> ALL (ARRAY['Prepared'::text, 'AwaitingApproval'::text])) OR (approved_revision IS NULL)))
);
CREATE INDEX answers_to_decide ON public.answers USING btree (sent_at) WHERE (state = 'AwaitingApproval'::text);
CREATE INDEX answers_to_press ON public.answers USING btree (decided_at) WHERE (state = 'Approved'::text);
CREATE UNIQUE INDEX one_answer_at_a_time ON public.answers USING btree (request) WHERE (state = ANY (ARRAY['Prepared'::text, 'AwaitingApproval'::text, 'Approved'::text]));
CREATE UNIQUE INDEX one_answer_ends_a_request ON public.answers USING btree (request) WHERE ((kind = ANY (ARRAY['Final'::text, 'Decline'::text])) AND (state = 'Disclosed'::text));
CREATE TRIGGER answers_are_decided_by_deciders BEFORE UPDATE ON public.answers FOR EACH ROW EXECUTE FUNCTION decided_by_duty('Approver,Counsel', 'an answer is decided by an approver or counsel');
CREATE TRIGGER answers_stay_as_disclosed BEFORE UPDATE ON public.answers FOR EACH ROW WHEN (((old.state = ANY (ARRAY['Disclosed'::text, 'Revoked'::text])) AND ((new.state <> ALL (ARRAY['Disclosed'::text, 'Revoked'::text])) OR (new.request <> old.request) OR (new.number <> old.number) OR (new.kind <> old.kind) OR (new.language <> old.language) OR (new.words <> old.words) OR (new.code_list <> old.code_list) OR (new.revision <> old.revision) OR (new.requester <> old.requester) OR (new.prepared_by <> old.prepared_by) OR (new.decided_by <> old.decided_by) OR (new.disclosed_at <> old.disclosed_at)))) EXECUTE FUNCTION sealed_refuses('a disclosed answer is never changed');
CREATE TRIGGER answers_take_their_people BEFORE INSERT OR UPDATE OF request, requester, prepared_by, decided_by, escalation ON public.answers FOR EACH ROW EXECUTE FUNCTION answer_by_duty();
ALTER TABLE answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE answers FORCE ROW LEVEL SECURITY;
CREATE POLICY decider_decides ON answers AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY decider_reads ON answers AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON answers AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = answers.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY officer ON answers AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (requester = ( SELECT portal_account() AS portal_account)) AND (state = ANY (ARRAY['Disclosed'::text, 'Revoked'::text])));
CREATE POLICY portal ON answers AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
CREATE POLICY press ON answers AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Manager'::text]) AS acts_as) AND (state = 'Approved'::text));
CREATE POLICY report ON answers AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Manager'::text, 'Auditor'::text]) AS acts_as) AND (state = ANY (ARRAY['Disclosed'::text, 'Revoked'::text])));
GRANT INSERT, SELECT, UPDATE ON answers TO portal_application;

CREATE TABLE clock_alarms (
  clock uuid NOT NULL,
  percent integer NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  CONSTRAINT clock_alarms_pkey PRIMARY KEY (clock, percent),
  CONSTRAINT clock_alarms_clock_fkey FOREIGN KEY (clock) REFERENCES clocks(id),
  CONSTRAINT clock_alarms_percent_check CHECK (((percent >= 1) AND (percent <= 100)))
);
ALTER TABLE clock_alarms ENABLE ROW LEVEL SECURITY;
ALTER TABLE clock_alarms FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON clock_alarms AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY officer ON clock_alarms AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM clocks WHERE (clocks.id = clock_alarms.clock))));
CREATE POLICY portal ON clock_alarms AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT ON clock_alarms TO portal_application;

CREATE TABLE clock_pauses (
  clock uuid NOT NULL,
  "from" timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT clock_pauses_pkey PRIMARY KEY (clock, "from"),
  CONSTRAINT clock_pauses_clock_fkey FOREIGN KEY (clock) REFERENCES clocks(id),
  CONSTRAINT clock_pauses_check CHECK ((until >= "from"))
);
ALTER TABLE clock_pauses ENABLE ROW LEVEL SECURITY;
ALTER TABLE clock_pauses FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON clock_pauses AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY investigator ON clock_pauses AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM (clocks JOIN requests ON ((requests.id = clocks.request))) WHERE ((clocks.id = clock_pauses.clock) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY officer ON clock_pauses AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM clocks WHERE (clocks.id = clock_pauses.clock))));
CREATE POLICY portal ON clock_pauses AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT ON clock_pauses TO portal_application;

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
  paused_at timestamp with time zone,
  CONSTRAINT clocks_request_name_key UNIQUE (request, name),
  CONSTRAINT clocks_pkey PRIMARY KEY (id),
  CONSTRAINT clocks_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT a_clock_that_stands_still_is_silent CHECK ((((stopped_at IS NULL) AND (paused_at IS NULL)) OR (next_alarm_at IS NULL))),
  CONSTRAINT a_stopped_clock_is_not_paused CHECK (((stopped_at IS NULL) OR (paused_at IS NULL))),
  CONSTRAINT clocks_limit_check CHECK (("limit" > 0))
);
CREATE INDEX clocks_by_next_alarm ON public.clocks USING btree (next_alarm_at) WHERE (next_alarm_at IS NOT NULL);
ALTER TABLE clocks ENABLE ROW LEVEL SECURITY;
ALTER TABLE clocks FORCE ROW LEVEL SECURITY;
CREATE POLICY approver ON clocks AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Approver'::text]) AS acts_as);
CREATE POLICY desk ON clocks AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY investigator_starts ON clocks AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = clocks.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY investigator_turns ON clocks AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = clocks.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY officer ON clocks AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = clocks.request))));
CREATE POLICY portal ON clocks AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON clocks TO portal_application;

CREATE TABLE document_contents (
  id uuid NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT document_contents_pkey PRIMARY KEY (id),
  CONSTRAINT document_contents_id_fkey FOREIGN KEY (id) REFERENCES documents(id)
);
ALTER TABLE document_contents ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_contents FORCE ROW LEVEL SECURITY;
CREATE POLICY desk ON document_contents AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text]) AS acts_as) AND (EXISTS ( SELECT FROM documents WHERE (documents.id = document_contents.id))));
CREATE POLICY officer ON document_contents AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM documents WHERE (documents.id = document_contents.id))));
CREATE POLICY portal ON document_contents AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
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
CREATE CONSTRAINT TRIGGER documents_belong_to_their_officers AFTER INSERT OR UPDATE OF request ON public.documents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION document_of_own();
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON documents AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = documents.request))));
CREATE POLICY investigator ON documents AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = documents.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY officer ON documents AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (uploaded_by = ( SELECT portal_account() AS portal_account)));
CREATE POLICY portal ON documents AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
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
  supersedes uuid,
  CONSTRAINT drafts_pkey PRIMARY KEY (id),
  CONSTRAINT drafts_agency_fkey FOREIGN KEY (agency) REFERENCES agencies(id),
  CONSTRAINT drafts_officer_fkey FOREIGN KEY (officer) REFERENCES accounts(id),
  CONSTRAINT drafts_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES requests(id)
);
CREATE INDEX drafts_of_officer ON public.drafts USING btree (officer, saved_at);
CREATE TRIGGER drafts_take_their_people BEFORE INSERT OR UPDATE OF id, officer, agency ON public.drafts FOR EACH ROW EXECUTE FUNCTION draft_by_duty();
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY officer ON drafts AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (officer = ( SELECT portal_account() AS portal_account)) AND (agency = ( SELECT portal_agency() AS portal_agency)));
CREATE POLICY portal ON drafts AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT, UPDATE ON drafts TO portal_application;

CREATE TABLE findings (
  answer uuid NOT NULL,
  line integer NOT NULL,
  outcome text NOT NULL,
  code text NOT NULL,
  hold uuid,
  CONSTRAINT findings_pkey PRIMARY KEY (answer, line),
  CONSTRAINT findings_answer_fkey FOREIGN KEY (answer) REFERENCES answers(id),
  CONSTRAINT findings_hold_fkey FOREIGN KEY (hold) REFERENCES holds(id),
  CONSTRAINT a_no_has_its_code CHECK (((outcome = ANY (ARRAY['Withheld'::text, 'Refused'::text])) = (code <> ''::text))),
  CONSTRAINT findings_outcome_check CHECK ((outcome = ANY (ARRAY['Produced'::text, 'Held'::text, 'NothingHeld'::text, 'Withheld'::text, 'Refused'::text]))),
  CONSTRAINT held_names_its_hold CHECK (((outcome = 'Held'::text) = (hold IS NOT NULL)))
);
CREATE TRIGGER findings_stay_as_disclosed BEFORE INSERT OR DELETE OR UPDATE ON public.findings FOR EACH ROW EXECUTE FUNCTION findings_of_disclosed();
ALTER TABLE findings ENABLE ROW LEVEL SECURITY;
ALTER TABLE findings FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON findings AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON findings AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM (answers JOIN requests ON ((requests.id = answers.request))) WHERE ((answers.id = findings.answer) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY portal ON findings AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT, UPDATE ON findings TO portal_application;

CREATE TABLE form_uses (
  actor uuid NOT NULL,
  key_hash text NOT NULL,
  message text NOT NULL,
  content_hash text NOT NULL,
  outcome text NOT NULL,
  used_at timestamp with time zone NOT NULL,
  CONSTRAINT form_uses_pkey PRIMARY KEY (actor, key_hash, message),
  CONSTRAINT form_uses_content_hash_check CHECK ((length(content_hash) = 64)),
  CONSTRAINT form_uses_key_hash_check CHECK ((length(key_hash) = 64))
);
CREATE INDEX form_uses_by_age ON public.form_uses USING btree (used_at);
ALTER TABLE form_uses ENABLE ROW LEVEL SECURITY;
ALTER TABLE form_uses FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON form_uses AS PERMISSIVE FOR ALL TO public USING (actor = ( SELECT portal_account() AS portal_account));
CREATE POLICY portal ON form_uses AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT ON form_uses TO portal_application;

CREATE TABLE holds (
  id uuid NOT NULL,
  request uuid NOT NULL,
  line integer NOT NULL,
  basis text NOT NULL,
  asset text NOT NULL,
  amount text NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  requester uuid NOT NULL,
  ordered_by uuid NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  reject_reason text NOT NULL,
  tries integer NOT NULL,
  next_try_at timestamp with time zone,
  operator_reference text NOT NULL,
  code text NOT NULL,
  placed_at timestamp with time zone,
  version bigint NOT NULL,
  CONSTRAINT holds_pkey PRIMARY KEY (id),
  CONSTRAINT holds_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  CONSTRAINT holds_ordered_by_fkey FOREIGN KEY (ordered_by) REFERENCES accounts(id),
  CONSTRAINT holds_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT holds_request_line_fkey FOREIGN KEY (request, line) REFERENCES request_targets(request, line),
  CONSTRAINT holds_requester_fkey FOREIGN KEY (requester) REFERENCES accounts(id),
  CONSTRAINT a_decision_has_its_time CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  CONSTRAINT a_hold_takes_two_people CHECK (((decided_by <> ordered_by) AND (decided_by <> requester) AND (ordered_by <> requester))),
  CONSTRAINT a_rejection_has_its_reason CHECK (((state = 'Rejected'::text) = (reject_reason <> ''::text))),
  CONSTRAINT an_ordered_hold_was_approved CHECK (((basis <> 'Ordered'::text) OR (state = ANY (ARRAY['AwaitingApproval'::text, 'Rejected'::text])) OR (decided_by IS NOT NULL))),
  CONSTRAINT holds_amount_check CHECK ((amount ~ '^[1-9][0-9]*$'::text)),
  CONSTRAINT holds_basis_check CHECK ((basis = ANY (ARRAY['Provisional'::text, 'Ordered'::text]))),
  CONSTRAINT holds_tries_check CHECK ((tries >= 0)),
  CONSTRAINT what_is_asked_is_asked_again CHECK (((state = ANY (ARRAY['Asked'::text, 'Unknown'::text])) = (next_try_at IS NOT NULL))),
  CONSTRAINT what_is_placed_has_its_time CHECK (((state = 'Confirmed'::text) = (placed_at IS NOT NULL)))
);
CREATE INDEX holds_of_request ON public.holds USING btree (request, line);
CREATE INDEX holds_to_approve ON public.holds USING btree (ordered_at) WHERE (state = 'AwaitingApproval'::text);
CREATE INDEX holds_to_ask ON public.holds USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);
CREATE UNIQUE INDEX one_hold_stands_on_a_target ON public.holds USING btree (request, line) WHERE (state = ANY (ARRAY['AwaitingApproval'::text, 'Asked'::text, 'Unknown'::text, 'Confirmed'::text]));
CREATE TRIGGER holds_are_decided_by_approvers BEFORE UPDATE ON public.holds FOR EACH ROW EXECUTE FUNCTION decided_by_duty('Approver', 'a hold is decided by an approver');
CREATE TRIGGER holds_stay_as_ordered BEFORE UPDATE ON public.holds FOR EACH ROW WHEN (((new.id <> old.id) OR (new.request <> old.request) OR (new.line <> old.line) OR (new.basis <> old.basis) OR (new.asset <> old.asset) OR (new.amount <> old.amount) OR (new.requester <> old.requester) OR (new.ordered_by <> old.ordered_by))) EXECUTE FUNCTION sealed_refuses('a hold stays as it was ordered');
CREATE TRIGGER holds_take_their_people BEFORE INSERT ON public.holds FOR EACH ROW EXECUTE FUNCTION hold_by_duty();
ALTER TABLE holds ENABLE ROW LEVEL SECURITY;
ALTER TABLE holds FORCE ROW LEVEL SECURITY;
CREATE POLICY approver ON holds AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Approver'::text]) AS acts_as);
CREATE POLICY decider ON holds AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator_orders ON holds AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (ordered_by = ( SELECT portal_account() AS portal_account)) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = holds.request) AND (requests.claimed_by = ( SELECT portal_account() AS portal_account))))));
CREATE POLICY investigator_reads ON holds AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = holds.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY portal ON holds AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON holds TO portal_application;

CREATE TABLE leases (
  work text NOT NULL,
  subject uuid NOT NULL,
  leased_by uuid NOT NULL,
  lease_ends_at timestamp with time zone NOT NULL,
  token bigint NOT NULL,
  CONSTRAINT leases_pkey PRIMARY KEY (work, subject),
  CONSTRAINT leases_token_check CHECK ((token > 0))
);
ALTER TABLE leases ENABLE ROW LEVEL SECURITY;
ALTER TABLE leases FORCE ROW LEVEL SECURITY;
CREATE POLICY portal ON leases AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON leases TO portal_application;

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
ALTER TABLE ledger_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY auditor ON ledger_entries AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Auditor'::text]) AS acts_as);
CREATE POLICY desk ON ledger_entries AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text]) AS acts_as) AND (subject_kind = 'request'::text));
CREATE POLICY door ON ledger_entries AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Door'::text]) AS acts_as) AND (event = 'accounts.signed-in'::text));
CREATE POLICY officer ON ledger_entries AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (subject_kind = 'request'::text) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = ledger_entries.subject))));
CREATE POLICY own ON ledger_entries AS PERMISSIVE FOR INSERT TO public WITH CHECK (actor = ( SELECT portal_account() AS portal_account));
CREATE POLICY portal ON ledger_entries AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
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

CREATE TABLE ledger_payloads (
  sequence bigint NOT NULL,
  name text NOT NULL,
  salt bytea NOT NULL,
  value text NOT NULL,
  CONSTRAINT ledger_payloads_pkey PRIMARY KEY (sequence, name),
  CONSTRAINT ledger_payloads_sequence_fkey FOREIGN KEY (sequence) REFERENCES ledger_entries(sequence),
  CONSTRAINT ledger_payloads_salt_check CHECK ((length(salt) = 32))
);
CREATE TRIGGER ledger_payloads_are_not_emptied BEFORE TRUNCATE ON public.ledger_payloads FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('values beside the ledger are erased one request at a time');
CREATE TRIGGER ledger_payloads_stay_as_written BEFORE UPDATE ON public.ledger_payloads FOR EACH ROW EXECUTE FUNCTION ledger_refuses('a value beside the ledger is erased and never changed');
ALTER TABLE ledger_payloads ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_payloads FORCE ROW LEVEL SECURITY;
CREATE POLICY adds ON ledger_payloads AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Officer'::text, 'Investigator'::text, 'Counsel'::text, 'Approver'::text]) AS acts_as) AND (EXISTS ( SELECT FROM ledger_entries WHERE ((ledger_entries.sequence = ledger_payloads.sequence) AND (ledger_entries.actor = ( SELECT portal_account() AS portal_account))))));
CREATE POLICY counsel_erases ON ledger_payloads AS PERMISSIVE FOR DELETE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text]) AS acts_as);
CREATE POLICY counsel_sees ON ledger_payloads AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text]) AS acts_as);
CREATE POLICY portal ON ledger_payloads AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT ON ledger_payloads TO portal_application;

CREATE TABLE mails (
  message uuid NOT NULL,
  recipient uuid NOT NULL,
  next_try_at timestamp with time zone,
  tries integer NOT NULL,
  sent_at timestamp with time zone,
  leased_by uuid,
  lease_ends_at timestamp with time zone,
  token bigint NOT NULL DEFAULT 0,
  last_code text NOT NULL DEFAULT ''::text,
  died_at timestamp with time zone,
  lost integer NOT NULL DEFAULT 0,
  CONSTRAINT mails_pkey PRIMARY KEY (message, recipient),
  CONSTRAINT mails_message_recipient_fkey FOREIGN KEY (message, recipient) REFERENCES notices(message, recipient),
  CONSTRAINT a_dead_mail_is_neither_sent_nor_tried CHECK (((died_at IS NULL) OR ((sent_at IS NULL) AND (next_try_at IS NULL)))),
  CONSTRAINT a_mails_lease_has_its_end CHECK (((leased_by IS NULL) = (lease_ends_at IS NULL))),
  CONSTRAINT mails_lost_check CHECK ((lost >= 0)),
  CONSTRAINT mails_token_check CHECK ((token >= 0)),
  CONSTRAINT mails_tries_check CHECK ((tries >= 0)),
  CONSTRAINT what_was_sent_is_not_sent_again CHECK (((sent_at IS NULL) OR (next_try_at IS NULL)))
);
CREATE INDEX mails_dead ON public.mails USING btree (died_at) WHERE (died_at IS NOT NULL);
CREATE INDEX mails_due ON public.mails USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);
CREATE INDEX mails_lost ON public.mails USING btree (lost, next_try_at) WHERE (lost > 0);
CREATE TRIGGER mails_tokens_grow BEFORE UPDATE ON public.mails FOR EACH ROW EXECUTE FUNCTION tokens_grow();
ALTER TABLE mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE mails FORCE ROW LEVEL SECURITY;
CREATE POLICY manager ON mails AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Manager'::text]) AS acts_as) AND (died_at IS NOT NULL)) WITH CHECK ( SELECT acts_as(VARIADIC ARRAY['Manager'::text]) AS acts_as);
CREATE POLICY overseer ON mails AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY portal ON mails AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON mails TO portal_application;

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
ALTER TABLE notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices FORCE ROW LEVEL SECURITY;
CREATE POLICY has_read ON notices AS PERMISSIVE FOR UPDATE TO public USING (recipient = ( SELECT portal_account() AS portal_account));
CREATE POLICY portal ON notices AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
CREATE POLICY reads ON notices AS PERMISSIVE FOR SELECT TO public USING (recipient = ( SELECT portal_account() AS portal_account));
GRANT INSERT, SELECT, UPDATE ON notices TO portal_application;

CREATE TABLE outbox (
  id uuid NOT NULL,
  topic text NOT NULL,
  request uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  delivered_at timestamp with time zone,
  recipient uuid,
  leased_by uuid,
  lease_ends_at timestamp with time zone,
  token bigint NOT NULL DEFAULT 0,
  tries integer NOT NULL DEFAULT 0,
  last_code text NOT NULL DEFAULT ''::text,
  died_at timestamp with time zone,
  next_try_at timestamp with time zone,
  lost integer NOT NULL DEFAULT 0,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_recipient_fkey FOREIGN KEY (recipient) REFERENCES accounts(id),
  CONSTRAINT outbox_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT a_lease_has_its_end CHECK (((leased_by IS NULL) = (lease_ends_at IS NULL))),
  CONSTRAINT outbox_lost_check CHECK ((lost >= 0)),
  CONSTRAINT outbox_token_check CHECK ((token >= 0)),
  CONSTRAINT outbox_tries_check CHECK ((tries >= 0)),
  CONSTRAINT what_waits_has_its_time CHECK (((next_try_at IS NOT NULL) = ((delivered_at IS NULL) AND (died_at IS NULL)))),
  CONSTRAINT what_was_delivered_is_not_dead CHECK (((died_at IS NULL) OR (delivered_at IS NULL)))
);
CREATE INDEX outbox_dead ON public.outbox USING btree (died_at) WHERE (died_at IS NOT NULL);
CREATE INDEX outbox_due ON public.outbox USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);
CREATE INDEX outbox_lost ON public.outbox USING btree (lost, next_try_at) WHERE (lost > 0);
CREATE TRIGGER outbox_tokens_grow BEFORE UPDATE ON public.outbox FOR EACH ROW EXECUTE FUNCTION tokens_grow();
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody ON outbox AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Officer'::text, 'Investigator'::text, 'Counsel'::text, 'Approver'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = outbox.request))));
CREATE POLICY manager ON outbox AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Manager'::text]) AS acts_as) AND (died_at IS NOT NULL)) WITH CHECK ( SELECT acts_as(VARIADIC ARRAY['Manager'::text]) AS acts_as);
CREATE POLICY overseer ON outbox AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY portal ON outbox AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON outbox TO portal_application;

CREATE TABLE packet_contents (
  id uuid NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT packet_contents_pkey PRIMARY KEY (id),
  CONSTRAINT packet_contents_id_fkey FOREIGN KEY (id) REFERENCES packets(id)
);
CREATE TRIGGER packet_contents_are_kept BEFORE DELETE ON public.packet_contents FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a sealed packet is never deleted');
CREATE TRIGGER packet_contents_stay_as_sealed BEFORE UPDATE ON public.packet_contents FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a sealed packet is never changed');
ALTER TABLE packet_contents ENABLE ROW LEVEL SECURITY;
ALTER TABLE packet_contents FORCE ROW LEVEL SECURITY;
CREATE POLICY officer ON packet_contents AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM packets WHERE (packets.id = packet_contents.id))));
CREATE POLICY portal ON packet_contents AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT ON packet_contents TO portal_application;

CREATE TABLE packet_downloads (
  id uuid NOT NULL,
  packet uuid NOT NULL,
  by uuid NOT NULL,
  "from" text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT packet_downloads_pkey PRIMARY KEY (id),
  CONSTRAINT packet_downloads_by_fkey FOREIGN KEY (by) REFERENCES accounts(id),
  CONSTRAINT packet_downloads_packet_fkey FOREIGN KEY (packet) REFERENCES packets(id)
);
CREATE INDEX downloads_of_packet ON public.packet_downloads USING btree (packet, at);
CREATE TRIGGER packet_downloads_are_kept BEFORE DELETE ON public.packet_downloads FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a receipt is never deleted');
CREATE TRIGGER packet_downloads_stay_as_written BEFORE UPDATE ON public.packet_downloads FOR EACH ROW WHEN (((new.id <> old.id) OR (new.packet <> old.packet) OR (new.by <> old.by) OR (new.at <> old.at) OR (new."from" <> ''::text))) EXECUTE FUNCTION sealed_refuses('a receipt is never changed');
CREATE TRIGGER packets_are_fetched_by_their_recipient BEFORE INSERT ON public.packet_downloads FOR EACH ROW EXECUTE FUNCTION packet_fetched_by_recipient();
ALTER TABLE packet_downloads ENABLE ROW LEVEL SECURITY;
ALTER TABLE packet_downloads FORCE ROW LEVEL SECURITY;
CREATE POLICY counsel_erases ON packet_downloads AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text]) AS acts_as);
CREATE POLICY desk ON packet_downloads AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text]) AS acts_as) AND (EXISTS ( SELECT FROM packets WHERE (packets.id = packet_downloads.packet))));
CREATE POLICY officer_fetches ON packet_downloads AS PERMISSIVE FOR INSERT TO public WITH CHECK (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (by = ( SELECT portal_account() AS portal_account)) AND (EXISTS ( SELECT FROM packets WHERE (packets.id = packet_downloads.packet))));
CREATE POLICY officer_sees ON packet_downloads AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (by = ( SELECT portal_account() AS portal_account)) AND (EXISTS ( SELECT FROM packets WHERE (packets.id = packet_downloads.packet))));
CREATE POLICY portal ON packet_downloads AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON packet_downloads TO portal_application;

CREATE TABLE packets (
  id uuid NOT NULL,
  answer uuid NOT NULL,
  request uuid NOT NULL,
  sha256 text NOT NULL,
  unsealed_sha256 text NOT NULL,
  size bigint NOT NULL,
  pages integer NOT NULL,
  manifest text NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  recipient uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  renewal_asked_at timestamp with time zone,
  version bigint NOT NULL,
  CONSTRAINT packets_answer_key UNIQUE (answer),
  CONSTRAINT packets_pkey PRIMARY KEY (id),
  CONSTRAINT packets_answer_fkey FOREIGN KEY (answer) REFERENCES answers(id),
  CONSTRAINT packets_recipient_fkey FOREIGN KEY (recipient) REFERENCES accounts(id),
  CONSTRAINT packets_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT packets_pages_check CHECK ((pages > 0)),
  CONSTRAINT packets_sha256_check CHECK ((length(sha256) = 64)),
  CONSTRAINT packets_size_check CHECK ((size > 0)),
  CONSTRAINT packets_unsealed_sha256_check CHECK ((length(unsealed_sha256) = 64))
);
CREATE INDEX packets_of_request ON public.packets USING btree (request);
CREATE TRIGGER packets_are_kept BEFORE DELETE ON public.packets FOR EACH ROW EXECUTE FUNCTION sealed_refuses('a sealed packet is never deleted');
CREATE TRIGGER packets_are_of_approved_answers BEFORE INSERT ON public.packets FOR EACH ROW EXECUTE FUNCTION packet_of_approved_answer();
CREATE TRIGGER packets_stay_as_sealed BEFORE UPDATE ON public.packets FOR EACH ROW WHEN (((new.id <> old.id) OR (new.answer <> old.answer) OR (new.request <> old.request) OR (new.sha256 <> old.sha256) OR (new.unsealed_sha256 <> old.unsealed_sha256) OR (new.manifest <> old.manifest) OR (new.size <> old.size) OR (new.sealed_at <> old.sealed_at) OR (new.recipient <> old.recipient) OR ((old.revoked_at IS NOT NULL) AND (new.revoked_at IS DISTINCT FROM old.revoked_at)))) EXECUTE FUNCTION sealed_refuses('a sealed packet is never changed');
ALTER TABLE packets ENABLE ROW LEVEL SECURITY;
ALTER TABLE packets FORCE ROW LEVEL SECURITY;
CREATE POLICY approver ON packets AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Approver'::text]) AS acts_as);
CREATE POLICY decider ON packets AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator_reads ON packets AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = packets.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY investigator_renews ON packets AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = packets.request) AND (requests.claimed_by = ( SELECT portal_account() AS portal_account))))));
CREATE POLICY officer_fetches ON packets AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (recipient = ( SELECT portal_account() AS portal_account)));
CREATE POLICY officer_reads ON packets AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (recipient = ( SELECT portal_account() AS portal_account)));
CREATE POLICY portal ON packets AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON packets TO portal_application;

CREATE TABLE portal_marks (
  name text NOT NULL,
  value text NOT NULL,
  CONSTRAINT portal_marks_pkey PRIMARY KEY (name)
);
CREATE TRIGGER marks_stay_as_written BEFORE UPDATE ON public.portal_marks FOR EACH ROW EXECUTE FUNCTION ledger_refuses('what the database says about itself is never changed');
ALTER TABLE portal_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE portal_marks FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody ON portal_marks AS PERMISSIVE FOR SELECT TO public USING ( SELECT (current_setting('portal.role'::text, true) <> ''::text));
CREATE POLICY portal ON portal_marks AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT INSERT, SELECT ON portal_marks TO portal_application;

CREATE TABLE questions (
  id uuid NOT NULL,
  request uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  answer text NOT NULL,
  replied_by uuid,
  ended_at timestamp with time zone,
  CONSTRAINT questions_request_number_key UNIQUE (request, number),
  CONSTRAINT questions_pkey PRIMARY KEY (id),
  CONSTRAINT questions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES accounts(id),
  CONSTRAINT questions_replied_by_fkey FOREIGN KEY (replied_by) REFERENCES accounts(id),
  CONSTRAINT questions_request_fkey FOREIGN KEY (request) REFERENCES requests(id),
  CONSTRAINT a_question_ends_after_it_was_asked CHECK ((ended_at >= asked_at)),
  CONSTRAINT a_reply_has_its_words_and_its_time CHECK ((((replied_by IS NULL) AND (answer = ''::text)) OR ((replied_by IS NOT NULL) AND (answer <> ''::text) AND (ended_at IS NOT NULL)))),
  CONSTRAINT nobody_replies_to_the_own_question CHECK ((replied_by <> asked_by)),
  CONSTRAINT questions_number_check CHECK ((number > 0)),
  CONSTRAINT questions_text_check CHECK ((text <> ''::text))
);
CREATE UNIQUE INDEX one_question_at_a_time ON public.questions USING btree (request) WHERE (ended_at IS NULL);
CREATE TRIGGER questions_take_their_people BEFORE INSERT OR UPDATE OF request, asked_by, replied_by ON public.questions FOR EACH ROW EXECUTE FUNCTION question_by_duty();
ALTER TABLE questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE questions FORCE ROW LEVEL SECURITY;
CREATE POLICY investigator ON questions AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = questions.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY officer_reads ON questions AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = questions.request))));
CREATE POLICY officer_replies ON questions AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = questions.request))));
CREATE POLICY portal ON questions AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
CREATE POLICY report ON questions AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
GRANT INSERT, SELECT, UPDATE ON questions TO portal_application;

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
ALTER TABLE request_targets ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_targets FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON request_targets AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON request_targets AS PERMISSIVE FOR SELECT TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE ((requests.id = request_targets.request) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY officer ON request_targets AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (EXISTS ( SELECT FROM requests WHERE (requests.id = request_targets.request))));
CREATE POLICY portal ON request_targets AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
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
  freeze_basis text,
  freeze_asset text,
  freeze_amount text,
  freeze_term_days integer,
  data_category_codes text,
  data_first_day date,
  data_last_day date,
  data_zone text,
  data_certificate boolean,
  first_answered_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  superseded_by uuid,
  CONSTRAINT requests_reference_key UNIQUE (reference),
  CONSTRAINT requests_pkey PRIMARY KEY (id),
  CONSTRAINT requests_agency_fkey FOREIGN KEY (agency) REFERENCES agencies(id),
  CONSTRAINT requests_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES accounts(id),
  CONSTRAINT requests_instrument_document_fkey FOREIGN KEY (instrument_document) REFERENCES documents(id),
  CONSTRAINT requests_officer_fkey FOREIGN KEY (officer) REFERENCES accounts(id),
  CONSTRAINT requests_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES requests(id),
  CONSTRAINT a_claim_has_its_time CHECK (((claimed_by IS NULL) = (claimed_at IS NULL))),
  CONSTRAINT a_data_request_has_its_scope CHECK (((kind = 'Data'::text) = ((data_category_codes IS NOT NULL) AND (data_first_day IS NOT NULL) AND (data_last_day IS NOT NULL) AND (data_zone IS NOT NULL) AND (data_certificate IS NOT NULL)))),
  CONSTRAINT a_freeze_has_its_terms CHECK (((kind = 'Freeze'::text) = ((freeze_basis IS NOT NULL) AND (freeze_asset IS NOT NULL) AND (freeze_amount IS NOT NULL) AND (freeze_term_days IS NOT NULL)))),
  CONSTRAINT an_answered_request_has_its_time CHECK (((state = ANY (ARRAY['Answered'::text, 'Closed'::text])) = (answered_at IS NOT NULL))),
  CONSTRAINT nobody_claims_the_own_request CHECK ((claimed_by <> officer)),
  CONSTRAINT requests_freeze_amount_check CHECK ((freeze_amount ~ '^[1-9][0-9]*$'::text)),
  CONSTRAINT requests_freeze_term_days_check CHECK ((freeze_term_days > 0)),
  CONSTRAINT the_first_answer_is_no_later CHECK (((answered_at IS NULL) OR ((first_answered_at IS NOT NULL) AND (first_answered_at <= answered_at)))),
  CONSTRAINT the_queue_follows_the_deadline CHECK (((due_at IS NULL) OR (queue_at = due_at))),
  CONSTRAINT the_range_runs_forwards CHECK ((data_first_day <= data_last_day)),
  CONSTRAINT the_successor_is_named CHECK (((state = 'Superseded'::text) = (superseded_by IS NOT NULL))),
  CONSTRAINT what_ended_has_its_time CHECK (((state = ANY (ARRAY['Closed'::text, 'Withdrawn'::text, 'Superseded'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT what_is_worked_on_is_claimed CHECK (((state <> ALL (ARRAY['Verifying'::text, 'InReview'::text, 'AwaitingAgency'::text])) OR (claimed_by IS NOT NULL))),
  CONSTRAINT what_waits_is_claimed_by_nobody CHECK (((state <> 'Submitted'::text) OR (claimed_by IS NULL)))
);
CREATE INDEX requests_by_answer ON public.requests USING btree (answered_at) WHERE (answered_at IS NOT NULL);
CREATE INDEX requests_by_deadline ON public.requests USING btree (queue_at, urgency DESC, id);
CREATE INDEX requests_of_claimant ON public.requests USING btree (claimed_by);
CREATE INDEX requests_of_officer ON public.requests USING btree (officer, submitted_at);
CREATE INDEX requests_of_team_by_deadline ON public.requests USING btree (routing_team, state, queue_at, urgency DESC, id);
CREATE TRIGGER requests_take_their_people BEFORE INSERT OR UPDATE OF officer, agency, claimed_by ON public.requests FOR EACH ROW EXECUTE FUNCTION request_by_duty();
ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests FORCE ROW LEVEL SECURITY;
CREATE POLICY approver ON requests AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Approver'::text]) AS acts_as);
CREATE POLICY desk ON requests AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text, 'Counsel'::text, 'Approver'::text, 'Manager'::text, 'Auditor'::text]) AS acts_as);
CREATE POLICY investigator ON requests AS PERMISSIVE FOR UPDATE TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND ((routing_team = ( SELECT portal_team() AS portal_team)) OR (claimed_by = ( SELECT portal_account() AS portal_account)))) WITH CHECK ( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as);
CREATE POLICY officer ON requests AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Officer'::text]) AS acts_as) AND (officer = ( SELECT portal_account() AS portal_account)) AND (agency = ( SELECT portal_agency() AS portal_agency)));
CREATE POLICY portal ON requests AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
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
  stepped_up_at timestamp with time zone,
  CONSTRAINT sessions_pkey PRIMARY KEY (key_hash),
  CONSTRAINT sessions_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX sessions_of_account ON public.sessions USING btree (account);
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY door_finds ON sessions AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Door'::text]) AS acts_as);
CREATE POLICY door_opens ON sessions AS PERMISSIVE FOR INSERT TO public WITH CHECK ( SELECT acts_as(VARIADIC ARRAY['Door'::text]) AS acts_as);
CREATE POLICY door_touches ON sessions AS PERMISSIVE FOR UPDATE TO public USING ( SELECT acts_as(VARIADIC ARRAY['Door'::text]) AS acts_as);
CREATE POLICY own ON sessions AS PERMISSIVE FOR ALL TO public USING (account = ( SELECT portal_account() AS portal_account));
CREATE POLICY portal ON sessions AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT, UPDATE ON sessions TO portal_application;

CREATE TABLE withheld_categories (
  answer uuid NOT NULL,
  category text NOT NULL,
  code text NOT NULL,
  CONSTRAINT withheld_categories_pkey PRIMARY KEY (answer, category),
  CONSTRAINT withheld_categories_answer_fkey FOREIGN KEY (answer) REFERENCES answers(id),
  CONSTRAINT withheld_categories_code_check CHECK ((code <> ''::text))
);
ALTER TABLE withheld_categories ENABLE ROW LEVEL SECURITY;
ALTER TABLE withheld_categories FORCE ROW LEVEL SECURITY;
CREATE POLICY decider ON withheld_categories AS PERMISSIVE FOR SELECT TO public USING ( SELECT acts_as(VARIADIC ARRAY['Counsel'::text, 'Approver'::text]) AS acts_as);
CREATE POLICY investigator ON withheld_categories AS PERMISSIVE FOR ALL TO public USING (( SELECT acts_as(VARIADIC ARRAY['Investigator'::text]) AS acts_as) AND (EXISTS ( SELECT FROM (answers JOIN requests ON ((requests.id = answers.request))) WHERE ((answers.id = withheld_categories.answer) AND ((requests.routing_team = ( SELECT portal_team() AS portal_team)) OR (requests.claimed_by = ( SELECT portal_account() AS portal_account)))))));
CREATE POLICY portal ON withheld_categories AS PERMISSIVE FOR ALL TO public USING ( SELECT acts_as(VARIADIC ARRAY['System'::text]) AS acts_as);
GRANT DELETE, INSERT, SELECT, UPDATE ON withheld_categories TO portal_application;

CREATE OR REPLACE FUNCTION public.acts_as(VARIADIC roles text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT current_setting('portal.role', true) = ANY (roles) $function$;

CREATE OR REPLACE FUNCTION public.answer_by_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM requests WHERE id = NEW.request AND officer = NEW.requester) THEN
    RAISE EXCEPTION 'an answer is to the officer of its request';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.requester <> OLD.requester OR NEW.request <> OLD.request) THEN
    RAISE EXCEPTION 'an answer stays with its request';
  END IF;
  IF (TG_OP = 'INSERT' OR NEW.prepared_by <> OLD.prepared_by) AND NOT has_duty(NEW.prepared_by, 'Investigator') THEN
    RAISE EXCEPTION 'an answer is prepared by an investigator';
  END IF;
  IF NEW.decided_by IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.decided_by IS DISTINCT FROM OLD.decided_by OR NEW.escalation <> OLD.escalation)
    AND NOT has_duty(NEW.decided_by, CASE NEW.escalation WHEN '' THEN 'Approver' ELSE 'Counsel' END) THEN
    RAISE EXCEPTION 'an answer is decided by an approver, or by counsel when it was escalated';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.decided_by_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT FROM accounts WHERE id = NEW.decided_by AND role = ANY (string_to_array(TG_ARGV[0], ','))) THEN
    RAISE EXCEPTION '%', TG_ARGV[1];
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.document_of_own()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM drafts WHERE id = NEW.request) AND NOT EXISTS (SELECT FROM requests WHERE id = NEW.request) THEN
    RAISE EXCEPTION 'a document belongs to a draft or a request of its officer';
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.draft_by_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  acting text := current_setting('portal.role', true);
  sent boolean := false;
BEGIN
  IF NOT EXISTS (SELECT FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer') THEN
    RAISE EXCEPTION 'a draft is written by an officer of its agency';
  END IF;
  -- A draft becomes the request of the same id, so the id of any request is taken, also of one that the officer is not shown.
  IF TG_OP = 'INSERT' OR NEW.id <> OLD.id THEN
    PERFORM set_config('portal.role', 'System', true);
    sent := EXISTS (SELECT FROM requests WHERE id = NEW.id);
    PERFORM set_config('portal.role', coalesce(acting, ''), true);
  END IF;
  IF sent THEN
    RAISE EXCEPTION 'the id of a draft is not that of a request' USING ERRCODE = 'unique_violation', CONSTRAINT = 'drafts_pkey';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.findings_of_disclosed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM answers WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.answer ELSE OLD.answer END AND state IN ('Disclosed', 'Revoked')) THEN
    RAISE EXCEPTION 'a disclosed answer is never changed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;

CREATE OR REPLACE FUNCTION public.has_duty(who uuid, VARIADIC roles text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ SELECT EXISTS (SELECT FROM accounts WHERE id = who AND role = ANY (roles)) $function$;

CREATE OR REPLACE FUNCTION public.has_session(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ SELECT EXISTS (SELECT FROM sessions WHERE account = who) $function$;

CREATE OR REPLACE FUNCTION public.hold_by_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM requests WHERE id = NEW.request AND officer = NEW.requester) THEN
    RAISE EXCEPTION 'a hold is asked for by the officer of its request';
  END IF;
  IF NOT has_duty(NEW.ordered_by, 'Investigator') THEN
    RAISE EXCEPTION 'a hold is ordered by an investigator';
  END IF;
  IF NEW.decided_by IS NOT NULL AND NOT has_duty(NEW.decided_by, 'Approver') THEN
    RAISE EXCEPTION 'a hold is decided by an approver';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.is_demo()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ SELECT EXISTS (SELECT FROM portal_marks WHERE name = 'demo') $function$;

CREATE OR REPLACE FUNCTION public.ledger_entries_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  acting text := current_setting('portal.role', true);
  follows boolean := NEW.sequence = 0;
BEGIN
  IF NOT follows THEN
    PERFORM set_config('portal.role', 'System', true);
    follows := EXISTS (SELECT FROM ledger_entries WHERE sequence = NEW.sequence - 1);
    PERFORM set_config('portal.role', coalesce(acting, ''), true);
  END IF;
  IF NOT follows THEN
    RAISE EXCEPTION 'ledger entries have no gaps';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.ledger_refuses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $function$;

CREATE OR REPLACE FUNCTION public.packet_fetched_by_recipient()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM packets WHERE id = NEW.packet AND recipient = NEW."by" AND revoked_at IS NULL) THEN
    -- A packet that was called back since it was read is a lost race, to be decided anew.
    RAISE EXCEPTION 'a packet is fetched by its recipient' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.packet_of_approved_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM answers WHERE id = NEW.answer AND request = NEW.request AND requester = NEW.recipient AND state IN ('Approved', 'Disclosed')) THEN
    RAISE EXCEPTION 'a packet is of an approved answer and for its officer';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.portal_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('portal.account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.portal_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('portal.agency', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.portal_team()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('portal.team', true), '') $function$;

CREATE OR REPLACE FUNCTION public.question_by_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' AND NOT has_duty(NEW.asked_by, 'Investigator') THEN
    RAISE EXCEPTION 'a question is asked by an investigator';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.asked_by <> OLD.asked_by OR NEW.request <> OLD.request) THEN
    RAISE EXCEPTION 'a question stays as it was asked';
  END IF;
  IF NEW.replied_by IS NOT NULL AND NEW.replied_by <> NEW.asked_by AND NOT EXISTS (SELECT FROM requests WHERE id = NEW.request AND officer = NEW.replied_by) THEN
    RAISE EXCEPTION 'a question is replied to by the officer of its request';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.request_by_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer') THEN
    RAISE EXCEPTION 'a request is sent by an officer of its agency';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.officer <> OLD.officer OR NEW.agency <> OLD.agency) THEN
    RAISE EXCEPTION 'a request stays with the officer who sent it';
  END IF;
  -- That nobody claims the own request is a constraint.
  IF NEW.claimed_by IS NOT NULL AND NEW.claimed_by <> NEW.officer AND (TG_OP = 'INSERT' OR NEW.claimed_by IS DISTINCT FROM OLD.claimed_by)
    AND NOT has_duty(NEW.claimed_by, 'Investigator') THEN
    RAISE EXCEPTION 'a request is claimed by an investigator';
  END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.sealed_refuses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $function$;

CREATE OR REPLACE FUNCTION public.tokens_grow()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.token < OLD.token THEN
    RAISE EXCEPTION 'a token never falls';
  END IF;
  RETURN NEW;
END $function$;
