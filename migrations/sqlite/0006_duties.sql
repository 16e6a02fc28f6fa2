-- Duties. Each step of a request is one person's whose role it is, and of two people where the law wants two.
-- (The row policies of the other engine have no place here: whoever can open the file can read it.)
CREATE TRIGGER requests_are_sent_by_their_officers BEFORE INSERT ON requests
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer')
BEGIN SELECT RAISE (ABORT, 'a request is sent by an officer of its agency'); END;
CREATE TRIGGER requests_stay_with_their_officers BEFORE UPDATE OF officer, agency ON requests
WHEN NEW.officer <> OLD.officer OR NEW.agency <> OLD.agency
BEGIN SELECT RAISE (ABORT, 'a request stays with the officer who sent it'); END;
-- That nobody claims the own request is a constraint.
CREATE TRIGGER requests_are_claimed_by_investigators BEFORE UPDATE OF claimed_by ON requests
WHEN NEW.claimed_by IS NOT OLD.claimed_by AND NEW.claimed_by <> NEW.officer AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.claimed_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a request is claimed by an investigator'); END;
CREATE TRIGGER requests_are_stored_claimed_by_investigators BEFORE INSERT ON requests
WHEN NEW.claimed_by <> NEW.officer AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.claimed_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a request is claimed by an investigator'); END;

CREATE TRIGGER drafts_are_written_by_their_officers BEFORE INSERT ON drafts
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer')
BEGIN SELECT RAISE (ABORT, 'a draft is written by an officer of its agency'); END;
CREATE TRIGGER drafts_stay_with_their_officers BEFORE UPDATE OF officer, agency ON drafts
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.officer AND agency = NEW.agency AND role = 'Officer')
BEGIN SELECT RAISE (ABORT, 'a draft is written by an officer of its agency'); END;

CREATE TRIGGER questions_are_asked_by_investigators BEFORE INSERT ON questions
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.asked_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a question is asked by an investigator'); END;
CREATE TRIGGER questions_stay_as_asked BEFORE UPDATE OF asked_by, request ON questions
WHEN NEW.asked_by <> OLD.asked_by OR NEW.request <> OLD.request
BEGIN SELECT RAISE (ABORT, 'a question stays as it was asked'); END;
CREATE TRIGGER questions_are_replied_to_by_their_officers BEFORE UPDATE OF replied_by ON questions
WHEN NEW.replied_by <> NEW.asked_by AND NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.replied_by)
BEGIN SELECT RAISE (ABORT, 'a question is replied to by the officer of its request'); END;
CREATE TRIGGER questions_are_stored_replied_to_by_their_officers BEFORE INSERT ON questions
WHEN NEW.replied_by <> NEW.asked_by AND NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.replied_by)
BEGIN SELECT RAISE (ABORT, 'a question is replied to by the officer of its request'); END;

-- Later changes of a hold's people are refused by holds_stay_as_ordered and holds_are_decided_by_approvers.
CREATE TRIGGER holds_are_asked_for_by_their_officers BEFORE INSERT ON holds
WHEN NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.requester)
BEGIN SELECT RAISE (ABORT, 'a hold is asked for by the officer of its request'); END;
CREATE TRIGGER holds_are_ordered_by_investigators BEFORE INSERT ON holds
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.ordered_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'a hold is ordered by an investigator'); END;
CREATE TRIGGER holds_are_stored_decided_by_approvers BEFORE INSERT ON holds
WHEN NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = 'Approver')
BEGIN SELECT RAISE (ABORT, 'a hold is decided by an approver'); END;

CREATE TRIGGER answers_are_to_their_officers BEFORE INSERT ON answers
WHEN NOT EXISTS (SELECT 1 FROM requests WHERE id = NEW.request AND officer = NEW.requester)
BEGIN SELECT RAISE (ABORT, 'an answer is to the officer of its request'); END;
CREATE TRIGGER answers_stay_with_their_requests BEFORE UPDATE OF requester, request ON answers
WHEN NEW.requester <> OLD.requester OR NEW.request <> OLD.request
BEGIN SELECT RAISE (ABORT, 'an answer stays with its request'); END;
CREATE TRIGGER answers_are_prepared_by_investigators BEFORE INSERT ON answers
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.prepared_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'an answer is prepared by an investigator'); END;
CREATE TRIGGER answers_are_written_on_by_investigators BEFORE UPDATE OF prepared_by ON answers
WHEN NEW.prepared_by <> OLD.prepared_by AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.prepared_by AND role = 'Investigator')
BEGIN SELECT RAISE (ABORT, 'an answer is prepared by an investigator'); END;
-- That it is one of the two is answers_are_decided_by_deciders.
CREATE TRIGGER answers_are_decided_where_they_belong BEFORE UPDATE OF decided_by, escalation ON answers
WHEN (NEW.decided_by IS NOT OLD.decided_by OR NEW.escalation <> OLD.escalation)
  AND EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = CASE NEW.escalation WHEN '' THEN 'Counsel' ELSE 'Approver' END)
BEGIN SELECT RAISE (ABORT, 'an answer is decided by an approver, or by counsel when it was escalated'); END;
CREATE TRIGGER answers_are_stored_decided_where_they_belong BEFORE INSERT ON answers
WHEN NEW.decided_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.decided_by AND role = CASE NEW.escalation WHEN '' THEN 'Approver' ELSE 'Counsel' END)
BEGIN SELECT RAISE (ABORT, 'an answer is decided by an approver, or by counsel when it was escalated'); END;
