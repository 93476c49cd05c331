-- A conversation of an account with the assistant.
CREATE TABLE session (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    last_at    timestamptz NOT NULL
);
CREATE INDEX session_by_account ON session (account, last_at DESC);

-- One question and what was sent in answer to it. Ids sort by time.
CREATE TABLE turn (
    id                uuid        PRIMARY KEY,
    session           uuid        NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    account           uuid        NOT NULL,
    question          text        NOT NULL,
    answer            text        NOT NULL DEFAULT '',
    -- open: being answered. whole: answered. cut: the caller left. failed: the answer broke off.
    state             text        NOT NULL CHECK (state IN ('open', 'whole', 'cut', 'failed')),
    sources           jsonb       NOT NULL DEFAULT '[]',
    model             text        NOT NULL DEFAULT '',
    prompt_tokens     integer     NOT NULL DEFAULT 0,
    completion_tokens integer     NOT NULL DEFAULT 0,
    asked_at          timestamptz NOT NULL,
    ended_at          timestamptz
);
CREATE INDEX turn_by_session ON turn (session, id DESC);
