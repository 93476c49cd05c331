ALTER TABLE collection
    ADD COLUMN context    text,
    ADD COLUMN tags       text,
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- An entry came by import or was put: its name is its key within the collection, and its content is one piece of text.
ALTER TABLE document DROP CONSTRAINT document_origin_check;
ALTER TABLE document
    ADD CONSTRAINT document_origin_check CHECK (origin IN ('file', 'text', 'entry')),
    ADD COLUMN reference   text,
    ADD COLUMN tags        text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN metadata    jsonb   NOT NULL DEFAULT '{}',
    ADD COLUMN text_sha256 bytea,
    -- Another one with every new text: an indexer that still works on an older text knows by it that it came too late.
    ADD COLUMN revision    uuid    NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN indexed_at  timestamptz,
    ADD COLUMN preview     text    NOT NULL DEFAULT '',
    ADD COLUMN characters  integer NOT NULL DEFAULT 0,
    ADD COLUMN words       integer NOT NULL DEFAULT 0;

UPDATE document SET indexed_at = updated_at WHERE state = 'ready';

CREATE UNIQUE INDEX document_entry ON document (collection, name) WHERE origin = 'entry';
CREATE INDEX document_by_collection ON document (collection, created_at DESC, id DESC);
CREATE INDEX document_of_collection ON document (collection, id);
CREATE INDEX document_by_reference ON document (collection, reference) WHERE reference IS NOT NULL;

-- What a file says, as its reader understood it; texts and entries are their own content.
CREATE TABLE document_reading (
    document uuid PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    contents text NOT NULL
);
