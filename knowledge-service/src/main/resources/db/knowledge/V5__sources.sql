-- A crawl reads the pages of one server, in the order in which they were found. Everything it knows stands here, so that
-- another instance can go on where one was killed.
CREATE TABLE crawl (
    id           uuid        PRIMARY KEY,
    account      uuid        NOT NULL,
    seed         text        NOT NULL,
    -- Scheme, host and port it keeps to, and the host whose turn it has to wait for.
    origin       text        NOT NULL,
    host         text        NOT NULL,
    most_pages   integer     NOT NULL,
    state        text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
    -- The rules of the server, absent until they were asked for.
    robots       text,
    last_error   text,
    attempts     integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL,
    lease        uuid,
    leased_until timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz
);
CREATE INDEX crawl_by_account ON crawl (account);
CREATE INDEX crawl_due ON crawl (due_at) WHERE state = 'running';
CREATE INDEX crawl_ended ON crawl (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE crawl_page (
    crawl   uuid    NOT NULL REFERENCES crawl (id) ON DELETE CASCADE,
    address text    NOT NULL,
    -- The address without its query, to count how many questions are asked of one place.
    path    text    NOT NULL,
    depth   integer NOT NULL,
    place   bigint  GENERATED ALWAYS AS IDENTITY,
    state   text    NOT NULL CHECK (state IN ('waiting', 'kept', 'skipped', 'failed')),
    reason  text,
    PRIMARY KEY (crawl, address)
);
CREATE INDEX crawl_page_waiting ON crawl_page (crawl, depth, place) WHERE state = 'waiting';
CREATE INDEX crawl_page_path ON crawl_page (crawl, path);

-- A source is a document of the account's default collection, and how it came there. Without its document it ends; one that
-- has to be fetched has none before it was.
CREATE TABLE source (
    id           uuid        PRIMARY KEY,
    account      uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('url', 'text', 'file')),
    name         text,
    address      text        NOT NULL,
    host         text        NOT NULL DEFAULT '',
    document     uuid        REFERENCES document (id) ON DELETE CASCADE,
    crawl        uuid        REFERENCES crawl (id) ON DELETE SET NULL,
    enabled      boolean     NOT NULL DEFAULT true,
    -- Of one that is not enabled: whether its passages have left the index.
    cleared      boolean     NOT NULL DEFAULT false,
    arrival      text        NOT NULL CHECK (arrival IN ('waiting', 'done', 'failed')),
    fingerprint  bytea,
    attempts     integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL,
    lease        uuid,
    leased_until timestamptz,
    last_error   text,
    created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX source_by_account ON source (account, created_at DESC, id DESC);
CREATE UNIQUE INDEX source_by_document ON source (document) WHERE document IS NOT NULL;
CREATE UNIQUE INDEX source_by_address ON source (account, address) WHERE kind = 'url';
CREATE INDEX source_by_crawl ON source (crawl) WHERE crawl IS NOT NULL;
CREATE INDEX source_due ON source (due_at) WHERE arrival = 'waiting';
CREATE INDEX source_disabled ON source (id) WHERE NOT enabled;

-- When a server may be asked again: one request at a time, and a pause between two.
CREATE TABLE source_host (
    host    text        PRIMARY KEY,
    free_at timestamptz NOT NULL
);
