-- What an account signs its calls to others with, and what its owner decided. The secret starts with 244 random bits, and
-- is text of at most 72 bytes, because receivers compare it with bcrypt.
ALTER TABLE accounts
    ADD COLUMN salt text NOT NULL CHECK (octet_length(salt) BETWEEN 32 AND 72)
        DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
    ADD COLUMN allow_conversations_logging boolean NOT NULL DEFAULT true,
    ADD COLUMN automatic_json_healing      boolean NOT NULL DEFAULT false;

-- A person who signed in at one place. It ends at its time, when its password changes, when its owner leaves, or when
-- somebody shows a refresh token that was spent before.
CREATE TABLE sessions (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL REFERENCES accounts,
    member     uuid        NOT NULL REFERENCES members ON DELETE CASCADE,
    address    text        NOT NULL CHECK (char_length(address) <= 64),
    started_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX sessions_by_member ON sessions (member);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Refresh tokens by their hash, each good for one use. Spent ones stay as long as their session does: that one comes
-- back is how a theft shows.
CREATE TABLE refresh_tokens (
    sha256     bytea       PRIMARY KEY CHECK (octet_length(sha256) = 32),
    session    uuid        NOT NULL REFERENCES sessions ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session);

-- How often somebody tried to sign in of late, by the hash of who tried for whom. Worth nothing after a crash of the
-- database, and so not written ahead.
CREATE UNLOGGED TABLE sign_in_attempts (
    bucket     bytea            PRIMARY KEY CHECK (octet_length(bucket) = 32),
    level      double precision NOT NULL,
    counted_at timestamptz      NOT NULL,
    open_at    timestamptz      NOT NULL,
    admitted   boolean          NOT NULL
);

-- Who changed what. Rows are written with the change itself and never touched again.
CREATE TABLE audit (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL REFERENCES accounts,
    at         timestamptz NOT NULL,
    actor_kind text        NOT NULL CHECK (actor_kind IN ('member', 'key', 'operator')),
    actor      uuid,
    action     text        NOT NULL,
    target     uuid,
    details    jsonb       NOT NULL,
    request_id text        NOT NULL
);
CREATE INDEX audit_by_account ON audit (account, id);

CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is in the audit trail stays as it is';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

-- A key that may do nothing is no key.
ALTER TABLE api_keys ADD CHECK (cardinality(scopes) > 0);
