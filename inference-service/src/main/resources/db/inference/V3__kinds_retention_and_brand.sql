-- Conversations are of several kinds, and are kept as long as the plan says that their account had at their last turn.
ALTER TABLE session
    ADD COLUMN kind          text  NOT NULL DEFAULT 'chat' CHECK (kind IN ('chat', 'workspace', 'completion')),
    -- The key with which it began.
    ADD COLUMN key           uuid,
    ADD COLUMN plan          text  NOT NULL DEFAULT 'enterprise',
    -- Who answered last.
    ADD COLUMN model         text  NOT NULL DEFAULT '',
    -- Of completions: the gateway of the account they went through, for whom they were asked, what the account noted
    -- with them, and the token under which they go on.
    ADD COLUMN gateway       uuid,
    ADD COLUMN external_user text,
    ADD COLUMN metadata      jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN token         text;
CREATE UNIQUE INDEX session_by_token ON session (account, token) WHERE token IS NOT NULL;
CREATE INDEX session_by_plan ON session (plan, last_at);
CREATE INDEX session_by_age ON session (last_at);

-- Of completions: the messages of the request, as JSON. Text, because jsonb does not take every string JSON can hold.
ALTER TABLE turn ADD COLUMN messages text;
CREATE INDEX turn_by_account ON turn (account, id);

-- How an account wants to sound.
CREATE TABLE brand_profile (
    account           uuid        PRIMARY KEY,
    company           text        NOT NULL,
    value_proposition text        NOT NULL,
    tone              text        NOT NULL,
    target_markets    text[]      NOT NULL,
    updated_at        timestamptz NOT NULL
);
