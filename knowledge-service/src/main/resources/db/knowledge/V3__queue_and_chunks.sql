-- Who works on documents: each running indexer says every few seconds that it is still there.
CREATE TABLE indexer (
    id      uuid        PRIMARY KEY,
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

ALTER TABLE document
    -- Who works on it. Nobody else can end it.
    ADD COLUMN indexer   uuid,
    -- How often it was begun; attempts counts those that failed.
    ADD COLUMN claims    integer     NOT NULL DEFAULT 0,
    -- When it was given, or given anew; and before when it should not be begun.
    ADD COLUMN queued_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN due_at    timestamptz NOT NULL DEFAULT now(),
    -- How far it is, while somebody works on it.
    ADD COLUMN stage     text,
    ADD COLUMN processed integer     NOT NULL DEFAULT 0,
    ADD COLUMN total     integer     NOT NULL DEFAULT 0,
    -- Whose vectors its chunks have.
    ADD COLUMN model     text,
    -- Large documents queue for themselves, so that small ones pass them.
    ADD COLUMN heavy     boolean     GENERATED ALWAYS AS (bytes > 262144) STORED;

UPDATE document SET state = 'pending' WHERE state = 'processing';
DROP INDEX document_unfinished;
CREATE INDEX document_queue ON document (heavy, account, due_at, id) WHERE state = 'pending';
CREATE INDEX document_in_work ON document (indexer) WHERE state = 'processing';
CREATE INDEX document_by_model ON document (model) WHERE state = 'ready';

-- What is in the index, and all that is needed to make it again.
CREATE TABLE chunk (
    document uuid    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal  integer NOT NULL,
    account  uuid    NOT NULL,
    heading  text,
    page     integer,
    text     text    NOT NULL,
    -- Of the text that was given to the model; 128 bits of its SHA-256.
    print    uuid    NOT NULL,
    model    text    NOT NULL,
    vector   bytea   NOT NULL,
    PRIMARY KEY (document, ordinal)
);
CREATE INDEX chunk_by_print ON chunk (account, print);
ALTER TABLE chunk ALTER COLUMN vector SET STORAGE EXTERNAL;

-- Documents that are gone and still to be taken out of the index. They were indexed before there were chunks, or since.
CREATE TABLE removal (
    document   uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    collection uuid        NOT NULL,
    removed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX removal_by_age ON removal (removed_at);

-- What was indexed before chunks were kept is indexed once more; until then it is found as before.
UPDATE document SET state = 'pending', attempts = 0 WHERE state = 'ready';
