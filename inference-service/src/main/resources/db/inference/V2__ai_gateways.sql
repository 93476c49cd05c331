-- What an account has set up for its completions: a model, where it is reached, and how it is asked.
CREATE TABLE ai_gateway (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    name       text        NOT NULL,
    slug       text        NOT NULL,
    model      text        NOT NULL,
    -- What was given, without what was left as usual; secrets in it are sealed.
    parameters jsonb       NOT NULL,
    version    integer     NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (account, slug)
);
CREATE INDEX ai_gateway_by_account ON ai_gateway (account, created_at);
