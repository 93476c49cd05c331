CREATE TABLE collection (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    name       text        NOT NULL,
    is_default boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX collection_by_account ON collection (account, created_at);
CREATE UNIQUE INDEX collection_default ON collection (account) WHERE is_default;

CREATE TABLE document (
    id          uuid        PRIMARY KEY,
    account     uuid        NOT NULL,
    collection  uuid        NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    name        text        NOT NULL,
    origin      text        NOT NULL CHECK (origin IN ('file', 'text')),
    bytes       bigint      NOT NULL,
    state       text        NOT NULL CHECK (state IN ('pending', 'processing', 'ready', 'failed')),
    attempts    integer     NOT NULL DEFAULT 0,
    chunks      integer     NOT NULL DEFAULT 0,
    reason_code text,
    reason      text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX document_by_account ON document (account, created_at DESC, id DESC);
CREATE INDEX document_unfinished ON document (updated_at) WHERE state IN ('pending', 'processing');

-- What was uploaded, in pieces, so that neither side ever holds a large file in memory.
CREATE TABLE document_content (
    document uuid    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    piece    integer NOT NULL,
    data     bytea   NOT NULL,
    PRIMARY KEY (document, piece)
);
ALTER TABLE document_content ALTER COLUMN data SET STORAGE EXTERNAL;
