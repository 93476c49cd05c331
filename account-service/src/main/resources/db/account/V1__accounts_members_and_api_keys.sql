-- Whose data it all is. What belongs to an account elsewhere carries this id.
CREATE TABLE accounts (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    plan       text        NOT NULL,
    created_at timestamptz NOT NULL
);

-- People who may sign in. The address is kept as written; one spelling of its letters is as good as another.
CREATE TABLE members (
    id            uuid        PRIMARY KEY,
    account       uuid        NOT NULL REFERENCES accounts,
    email         text        NOT NULL CHECK (char_length(email) <= 254),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('admin')),
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX members_by_email ON members (lower(email));
CREATE INDEX members_by_account ON members (account);

-- Keys by the hash of their text: the text itself is known to its owner alone. A revoked key stays, so that what was
-- done with it can still be told. No key may ever claim to be a service of this installation.
CREATE TABLE api_keys (
    id           uuid        PRIMARY KEY,
    account      uuid        NOT NULL REFERENCES accounts,
    kind         text        NOT NULL CHECK (kind IN ('secret', 'publishable')),
    label        text        NOT NULL CHECK (char_length(label) BETWEEN 1 AND 200),
    scopes       text[]      NOT NULL CHECK (NOT 'internal' = ANY (scopes)),
    origins      text[]      NOT NULL,
    sha256       bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    tail         text        NOT NULL CHECK (char_length(tail) = 6),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE UNIQUE INDEX api_keys_by_hash ON api_keys (sha256);
CREATE INDEX api_keys_in_force ON api_keys (account, id) WHERE revoked_at IS NULL;
