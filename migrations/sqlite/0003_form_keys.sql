-- A form that has had its effect. One row for each message that one sending of the form brought.
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
