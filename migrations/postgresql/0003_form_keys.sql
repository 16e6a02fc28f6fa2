-- A form that has had its effect. One row for each message that one sending of the form brought.
CREATE TABLE form_uses (
  actor        uuid NOT NULL,
  key_hash     text NOT NULL CHECK (length(key_hash) = 64),
  message      text NOT NULL,
  content_hash text NOT NULL CHECK (length(content_hash) = 64),
  outcome      text NOT NULL,
  used_at      timestamptz NOT NULL,
  PRIMARY KEY (actor, key_hash, message)
);
CREATE INDEX form_uses_by_age ON form_uses (used_at);
GRANT SELECT, INSERT, DELETE ON form_uses TO portal_application;
