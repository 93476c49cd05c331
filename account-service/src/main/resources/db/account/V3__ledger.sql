-- Money, in millionths of the unit of currency. A wallet is what an account may spend: its balance, what of it is set
-- aside for calls under way, and the input tokens counted in the current minute. Calls change it all the time, so pages
-- have room for new versions and nothing that changes is indexed.
CREATE TABLE wallets (
    account  uuid   PRIMARY KEY REFERENCES accounts,
    balance  bigint NOT NULL DEFAULT 0,
    reserved bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    minute   bigint NOT NULL DEFAULT 0,
    tokens   bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO wallets (account) SELECT id FROM accounts;

-- An account without a wallet could not be charged, so neither is ever there without the other.
CREATE FUNCTION open_wallet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO wallets (account) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_have_wallets AFTER INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION open_wallet();

-- Every movement of money, from one of an account's three books into another: from the operator's grants into the
-- wallet, from the wallet into usage, and back into grants when a grant is taken back. Entries are never changed.
CREATE TABLE journal (
    id      uuid        PRIMARY KEY,
    account uuid        NOT NULL,
    at      timestamptz NOT NULL,
    amount  bigint      NOT NULL CHECK (amount > 0),
    calls   integer     NOT NULL,
    source  text        NOT NULL CHECK (source IN ('grants', 'wallet')),
    target  text        NOT NULL CHECK (target IN ('grants', 'wallet', 'usage') AND target <> source),
    note    text
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Entries of the journal are never changed; a correction is another entry';
END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is reserved: a block is a number of calls (slots) of one amount each, for one instance of a service. The bit of
-- a slot is set when the slot has ended; bits beyond the last slot are set from the start. A block all of whose slots
-- have ended is gone.
CREATE TABLE blocks (
    id        uuid        PRIMARY KEY,
    holder    uuid        NOT NULL,
    account   uuid        NOT NULL,
    opened_at timestamptz NOT NULL,
    amount    bigint      NOT NULL CHECK (amount >= 0),
    minute    bigint,
    tokens    integer     NOT NULL CHECK (tokens >= 0),
    slots     integer     NOT NULL CHECK (slots BETWEEN 1 AND 256),
    open      integer     NOT NULL CHECK (open BETWEEN 1 AND slots),
    ended     bit(256)    NOT NULL
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- When each instance that reserves was last heard.
CREATE TABLE holders (
    id      uuid        PRIMARY KEY,
    seen_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- One row for each call, written once. What is asked often is in usage_hours; this is for looking closely, so its only
-- index is one that costs nothing to keep.
CREATE TABLE calls (
    started_at    timestamptz NOT NULL,
    account       uuid        NOT NULL,
    block         uuid        NOT NULL,
    key           uuid,
    entry         uuid,
    cost          bigint      NOT NULL CHECK (cost >= 0),
    slot          integer     NOT NULL,
    input_tokens  integer     NOT NULL,
    cached_tokens integer     NOT NULL,
    output_tokens integer     NOT NULL,
    duration_ms   integer     NOT NULL,
    estimated     boolean     NOT NULL,
    status        text        NOT NULL,
    model         text,
    family        text,
    route         text,
    request_id    text
);
CREATE INDEX calls_by_time ON calls USING brin (started_at);

-- Sums of calls by the hour in which they began. Orphaned calls are not among them: nobody knows whether they were made.
CREATE TABLE usage_hours (
    account       uuid        NOT NULL,
    hour          timestamptz NOT NULL,
    key           uuid,
    model         text        NOT NULL,
    family        text        NOT NULL,
    requests      bigint      NOT NULL,
    input_tokens  bigint      NOT NULL,
    cached_tokens bigint      NOT NULL,
    output_tokens bigint      NOT NULL,
    cost          bigint      NOT NULL
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX usage_hours_once ON usage_hours (account, hour, key, model, family) NULLS NOT DISTINCT;
