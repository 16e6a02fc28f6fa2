-- The second wall. Whatever the portal's own checks let through, the database shows and takes only what the acting person's role
-- may see and write. The portal names that person on every connection that it opens (docs/decisions/0016); where nobody is named,
-- there are no rows. A migration that changes rows runs as System, which the runner sees to.

CREATE FUNCTION acts_as(VARIADIC roles text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT current_setting('portal.role', true) = ANY (roles) $$;
CREATE FUNCTION portal_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('portal.account', true), '')::uuid $$;
CREATE FUNCTION portal_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('portal.agency', true), '')::uuid $$;
CREATE FUNCTION portal_team() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('portal.team', true), '') $$;

-- What the door alone asks is asked in functions, so that nobody else's statements are planned with it.
CREATE FUNCTION is_demo() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT FROM portal_marks WHERE name = 'demo') $$;
CREATE FUNCTION has_session(who uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT FROM sessions WHERE account = who) $$;

-- Roles in the policies: Door is whoever is not signed in yet, System the portal itself; the others are those of the accounts.
-- Who is named is asked once a statement, which is what the brackets around the question are for. That the question is a yes or no
-- lets the planner take every second row for shown; of a comparison it would expect one in 200 and read a queue in the wrong way.

-- Agencies and people.
CREATE POLICY portal ON agencies USING ((SELECT acts_as('System')));
CREATE POLICY officer ON agencies FOR SELECT USING ((SELECT acts_as('Officer')) AND id = (SELECT portal_agency()));
CREATE POLICY desk ON agencies FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager', 'Auditor')));
CREATE POLICY door ON agencies FOR SELECT USING ((SELECT acts_as('Door')) AND (SELECT is_demo()));

CREATE POLICY portal ON accounts USING ((SELECT acts_as('System')));
CREATE POLICY own ON accounts FOR SELECT USING (id = (SELECT portal_account()));
CREATE POLICY officer ON accounts FOR SELECT USING ((SELECT acts_as('Officer')) AND agency = (SELECT portal_agency()));
CREATE POLICY desk ON accounts FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager', 'Auditor')));
-- In a demo one chooses who to be; elsewhere the door needs to know those alone who have a session.
CREATE POLICY door ON accounts FOR SELECT USING ((SELECT acts_as('Door')) AND state = 'Active' AND ((SELECT is_demo()) OR has_session(id)));

CREATE POLICY portal ON sessions USING ((SELECT acts_as('System')));
CREATE POLICY door_finds ON sessions FOR SELECT USING ((SELECT acts_as('Door')));
CREATE POLICY door_opens ON sessions FOR INSERT WITH CHECK ((SELECT acts_as('Door')));
CREATE POLICY door_touches ON sessions FOR UPDATE USING ((SELECT acts_as('Door')));
CREATE POLICY own ON sessions USING (account = (SELECT portal_account()));

CREATE POLICY portal ON portal_marks USING ((SELECT acts_as('System')));
CREATE POLICY everybody ON portal_marks FOR SELECT USING ((SELECT current_setting('portal.role', true) <> ''));

-- What an officer writes. A draft is nobody else's, whatever their agency.
CREATE POLICY portal ON drafts USING ((SELECT acts_as('System')));
CREATE POLICY officer ON drafts USING ((SELECT acts_as('Officer')) AND officer = (SELECT portal_account()) AND agency = (SELECT portal_agency()));

CREATE POLICY portal ON documents USING ((SELECT acts_as('System')));
CREATE POLICY officer ON documents USING ((SELECT acts_as('Officer')) AND uploaded_by = (SELECT portal_account()));
CREATE POLICY investigator ON documents FOR SELECT USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = documents.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider ON documents FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')) AND EXISTS (SELECT FROM requests WHERE requests.id = documents.request));

-- A document may come before its draft in one commit, so that it has one is looked at last. Officers see no drafts and requests but their own.
CREATE FUNCTION document_of_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM drafts WHERE id = NEW.request) AND NOT EXISTS (SELECT FROM requests WHERE id = NEW.request) THEN
    RAISE EXCEPTION 'a document belongs to a draft or a request of its officer';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER documents_belong_to_their_officers AFTER INSERT OR UPDATE OF request ON documents DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION document_of_own();

CREATE POLICY portal ON document_contents USING ((SELECT acts_as('System')));
CREATE POLICY officer ON document_contents USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM documents WHERE documents.id = document_contents.id));
CREATE POLICY desk ON document_contents FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver'))
  AND EXISTS (SELECT FROM documents WHERE documents.id = document_contents.id));

-- Requests. The desk's lists show the header of every one, so the row is the desk's; what stands beside it is not.
CREATE POLICY portal ON requests USING ((SELECT acts_as('System')));
CREATE POLICY officer ON requests USING ((SELECT acts_as('Officer')) AND officer = (SELECT portal_account()) AND agency = (SELECT portal_agency()));
CREATE POLICY desk ON requests FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager', 'Auditor')));
CREATE POLICY investigator ON requests FOR UPDATE
  USING ((SELECT acts_as('Investigator')) AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account())))
  WITH CHECK ((SELECT acts_as('Investigator')));
CREATE POLICY approver ON requests FOR UPDATE USING ((SELECT acts_as('Approver')));

CREATE POLICY portal ON request_targets USING ((SELECT acts_as('System')));
CREATE POLICY officer ON request_targets USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM requests WHERE requests.id = request_targets.request));
CREATE POLICY investigator ON request_targets FOR SELECT USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = request_targets.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider ON request_targets FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));

CREATE POLICY portal ON clocks USING ((SELECT acts_as('System')));
CREATE POLICY officer ON clocks USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM requests WHERE requests.id = clocks.request));
CREATE POLICY desk ON clocks FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager', 'Auditor')));
CREATE POLICY investigator_starts ON clocks FOR INSERT WITH CHECK ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = clocks.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY investigator_turns ON clocks FOR UPDATE USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = clocks.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY approver ON clocks FOR UPDATE USING ((SELECT acts_as('Approver')));

CREATE POLICY portal ON clock_alarms USING ((SELECT acts_as('System')));
CREATE POLICY officer ON clock_alarms FOR SELECT USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM clocks WHERE clocks.id = clock_alarms.clock));
CREATE POLICY desk ON clock_alarms FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager', 'Auditor')));

CREATE POLICY portal ON clock_pauses USING ((SELECT acts_as('System')));
CREATE POLICY officer ON clock_pauses USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM clocks WHERE clocks.id = clock_pauses.clock));
CREATE POLICY desk ON clock_pauses FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager', 'Auditor')));
CREATE POLICY investigator ON clock_pauses FOR INSERT WITH CHECK ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM clocks JOIN requests ON requests.id = clocks.request
  WHERE clocks.id = clock_pauses.clock AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));

-- Managers and auditors count how long agencies were waited for, so they read when questions were asked.
CREATE POLICY portal ON questions USING ((SELECT acts_as('System')));
CREATE POLICY officer_reads ON questions FOR SELECT USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM requests WHERE requests.id = questions.request));
CREATE POLICY officer_replies ON questions FOR UPDATE USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM requests WHERE requests.id = questions.request));
CREATE POLICY investigator ON questions USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = questions.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY report ON questions FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver', 'Manager', 'Auditor')));

-- Holds are the operator's own business: no agency sees one but in an answer.
CREATE POLICY portal ON holds USING ((SELECT acts_as('System')));
CREATE POLICY investigator_reads ON holds FOR SELECT USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = holds.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY investigator_orders ON holds FOR INSERT WITH CHECK ((SELECT acts_as('Investigator')) AND ordered_by = (SELECT portal_account()) AND EXISTS (
  SELECT FROM requests WHERE requests.id = holds.request AND claimed_by = (SELECT portal_account())));
CREATE POLICY decider ON holds FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));
CREATE POLICY approver ON holds FOR UPDATE USING ((SELECT acts_as('Approver')));

-- Answers. An officer reads what was disclosed to them and writes nothing.
CREATE POLICY portal ON answers USING ((SELECT acts_as('System')));
CREATE POLICY officer ON answers FOR SELECT USING ((SELECT acts_as('Officer')) AND requester = (SELECT portal_account()) AND state IN ('Disclosed', 'Revoked'));
CREATE POLICY investigator ON answers USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = answers.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider_reads ON answers FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));
CREATE POLICY decider_decides ON answers FOR UPDATE USING ((SELECT acts_as('Counsel', 'Approver')));
-- How many packets wait is told to the whole desk, how many requests were declined to those who read the response times.
CREATE POLICY press ON answers FOR SELECT USING ((SELECT acts_as('Investigator', 'Manager')) AND state = 'Approved');
CREATE POLICY report ON answers FOR SELECT USING ((SELECT acts_as('Manager', 'Auditor')) AND state IN ('Disclosed', 'Revoked'));

CREATE POLICY portal ON findings USING ((SELECT acts_as('System')));
CREATE POLICY investigator ON findings USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM answers JOIN requests ON requests.id = answers.request
  WHERE answers.id = findings.answer AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider ON findings FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));

CREATE POLICY portal ON withheld_categories USING ((SELECT acts_as('System')));
CREATE POLICY investigator ON withheld_categories USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM answers JOIN requests ON requests.id = answers.request
  WHERE answers.id = withheld_categories.answer AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider ON withheld_categories FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));

CREATE POLICY portal ON answer_files USING ((SELECT acts_as('System')));
CREATE POLICY investigator ON answer_files USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM answers JOIN requests ON requests.id = answers.request
  WHERE answers.id = answer_files.answer AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider ON answer_files FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));

CREATE POLICY portal ON answer_file_contents USING ((SELECT acts_as('System')));
CREATE POLICY investigator ON answer_file_contents USING ((SELECT acts_as('Investigator'))
  AND EXISTS (SELECT FROM answer_files WHERE answer_files.id = answer_file_contents.id));
CREATE POLICY decider ON answer_file_contents FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));

CREATE POLICY portal ON answer_imports USING ((SELECT acts_as('System')));
CREATE POLICY investigator ON answer_imports USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM answers JOIN requests ON requests.id = answers.request
  WHERE answers.id = answer_imports.answer AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY decider ON answer_imports FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));

-- Packets. Their bytes are for the recipient alone; the desk sees that there is one.
CREATE POLICY portal ON packets USING ((SELECT acts_as('System')));
CREATE POLICY officer_reads ON packets FOR SELECT USING ((SELECT acts_as('Officer')) AND recipient = (SELECT portal_account()));
CREATE POLICY officer_fetches ON packets FOR UPDATE USING ((SELECT acts_as('Officer')) AND recipient = (SELECT portal_account()));
CREATE POLICY investigator_reads ON packets FOR SELECT USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = packets.request AND (routing_team = (SELECT portal_team()) OR claimed_by = (SELECT portal_account()))));
CREATE POLICY investigator_renews ON packets FOR UPDATE USING ((SELECT acts_as('Investigator')) AND EXISTS (
  SELECT FROM requests WHERE requests.id = packets.request AND claimed_by = (SELECT portal_account())));
CREATE POLICY decider ON packets FOR SELECT USING ((SELECT acts_as('Counsel', 'Approver')));
CREATE POLICY approver ON packets FOR UPDATE USING ((SELECT acts_as('Approver')));

CREATE POLICY portal ON packet_contents USING ((SELECT acts_as('System')));
CREATE POLICY officer ON packet_contents FOR SELECT USING ((SELECT acts_as('Officer')) AND EXISTS (SELECT FROM packets WHERE packets.id = packet_contents.id));

CREATE POLICY portal ON packet_downloads USING ((SELECT acts_as('System')));
CREATE POLICY officer ON packet_downloads USING ((SELECT acts_as('Officer')) AND "by" = (SELECT portal_account())
  AND EXISTS (SELECT FROM packets WHERE packets.id = packet_downloads.packet));
CREATE POLICY desk ON packet_downloads FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver'))
  AND EXISTS (SELECT FROM packets WHERE packets.id = packet_downloads.packet));

-- Messages. Whoever acts on a request leaves one; only the portal reads them, and only the recipient the notice.
CREATE POLICY portal ON outbox USING ((SELECT acts_as('System')));
CREATE POLICY everybody ON outbox FOR INSERT WITH CHECK ((SELECT acts_as('Officer', 'Investigator', 'Counsel', 'Approver'))
  AND EXISTS (SELECT FROM requests WHERE requests.id = outbox.request));

CREATE POLICY portal ON notices USING ((SELECT acts_as('System')));
CREATE POLICY reads ON notices FOR SELECT USING (recipient = (SELECT portal_account()));
CREATE POLICY has_read ON notices FOR UPDATE USING (recipient = (SELECT portal_account()));

-- A form is known to the person who sent it alone.
CREATE POLICY portal ON form_uses USING ((SELECT acts_as('System')));
CREATE POLICY own ON form_uses USING (actor = (SELECT portal_account()));

CREATE POLICY portal ON mails USING ((SELECT acts_as('System')));

-- The ledger. Everybody adds entries in their own name, and the door the one that says who came in.
CREATE POLICY portal ON ledger_entries USING ((SELECT acts_as('System')));
CREATE POLICY auditor ON ledger_entries FOR SELECT USING ((SELECT acts_as('Auditor')));
CREATE POLICY officer ON ledger_entries FOR SELECT USING ((SELECT acts_as('Officer')) AND subject_kind = 'request'
  AND EXISTS (SELECT FROM requests WHERE requests.id = ledger_entries.subject));
CREATE POLICY desk ON ledger_entries FOR SELECT USING ((SELECT acts_as('Investigator', 'Counsel', 'Approver', 'Manager')) AND subject_kind = 'request');
CREATE POLICY own ON ledger_entries FOR INSERT WITH CHECK (actor = (SELECT portal_account()));
CREATE POLICY door ON ledger_entries FOR INSERT WITH CHECK ((SELECT acts_as('Door')) AND event = 'accounts.signed-in');

DO $$
DECLARE walled text;
BEGIN
  FOR walled IN SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = current_schema() LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
  END LOOP;
END $$;

-- The entry before is looked for among all, whoever adds this one.
CREATE OR REPLACE FUNCTION ledger_entries_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

-- Duties. Each step of a request is one person's whose role it is, and of two people where the law wants two.
CREATE FUNCTION has_duty(who uuid, VARIADIC roles text[]) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT FROM accounts WHERE id = who AND role = ANY (roles)) $$;

CREATE FUNCTION request_by_duty() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER requests_take_their_people BEFORE INSERT OR UPDATE OF officer, agency, claimed_by ON requests
FOR EACH ROW EXECUTE FUNCTION request_by_duty();

CREATE FUNCTION draft_by_duty() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER drafts_take_their_people BEFORE INSERT OR UPDATE OF id, officer, agency ON drafts
FOR EACH ROW EXECUTE FUNCTION draft_by_duty();

CREATE FUNCTION question_by_duty() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER questions_take_their_people BEFORE INSERT OR UPDATE OF request, asked_by, replied_by ON questions
FOR EACH ROW EXECUTE FUNCTION question_by_duty();

CREATE FUNCTION hold_by_duty() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
-- Later changes of these are refused by holds_stay_as_ordered and holds_are_decided_by_approvers.
CREATE TRIGGER holds_take_their_people BEFORE INSERT ON holds
FOR EACH ROW EXECUTE FUNCTION hold_by_duty();

CREATE FUNCTION answer_by_duty() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
-- Its name comes after answers_stay_as_disclosed and answers_are_decided_by_deciders, whose refusals are the wider ones.
CREATE TRIGGER answers_take_their_people BEFORE INSERT OR UPDATE OF request, requester, prepared_by, decided_by, escalation ON answers
FOR EACH ROW EXECUTE FUNCTION answer_by_duty();
