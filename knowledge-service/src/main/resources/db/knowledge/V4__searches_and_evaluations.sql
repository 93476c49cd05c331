-- What was searched, a row for each collection a search looked into, so that each can be shown and goes with its collection.
CREATE TABLE search_record (
    id           uuid        NOT NULL,
    collection   uuid        NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    account      uuid        NOT NULL,
    terms        text[]      NOT NULL,
    reranker     text        NOT NULL,
    top          integer     NOT NULL,
    results      integer     NOT NULL,
    quality      float8      NOT NULL,
    scores       float8[]    NOT NULL,
    milliseconds integer     NOT NULL,
    origin       text        NOT NULL CHECK (origin IN ('query', 'answer')),
    key          uuid,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (collection, id)
);
CREATE INDEX search_record_by_search ON search_record (id);
CREATE INDEX search_record_by_time ON search_record (created_at);

-- How well a document answers a query, 0 to 3. An entry is named by its key, so that a judgement outlives a new import.
CREATE TABLE judgement (
    id         uuid        PRIMARY KEY,
    collection uuid        NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    account    uuid        NOT NULL,
    query      text        NOT NULL,
    docid      text,
    document   uuid        REFERENCES document (id) ON DELETE CASCADE,
    relevance  smallint    NOT NULL CHECK (relevance BETWEEN 0 AND 3),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((docid IS NULL) <> (document IS NULL))
);
CREATE UNIQUE INDEX judgement_of_entry ON judgement (collection, md5(query), docid) WHERE docid IS NOT NULL;
CREATE UNIQUE INDEX judgement_of_document ON judgement (collection, md5(query), document) WHERE document IS NOT NULL;
CREATE INDEX judgement_by_document ON judgement (document) WHERE document IS NOT NULL;
CREATE INDEX judgement_by_collection ON judgement (collection, id);

CREATE TABLE evaluation (
    id          uuid        PRIMARY KEY,
    collection  uuid        NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    account     uuid        NOT NULL,
    reranker    text        NOT NULL,
    top         integer     NOT NULL,
    state       text        NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts    integer     NOT NULL DEFAULT 0,
    queries     integer     NOT NULL DEFAULT 0,
    asked       integer     NOT NULL DEFAULT 0,
    unknown     integer     NOT NULL DEFAULT 0,
    ndcg        float8,
    recall      float8,
    mrr         float8,
    reason      text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    touched_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX evaluation_by_collection ON evaluation (collection, id DESC);
CREATE INDEX evaluation_unfinished ON evaluation (created_at) WHERE state IN ('queued', 'running');

CREATE TABLE evaluation_query (
    evaluation uuid    NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
    place      integer NOT NULL,
    query      text    NOT NULL,
    ndcg       float8  NOT NULL,
    recall     float8  NOT NULL,
    reciprocal float8  NOT NULL,
    relevant   integer NOT NULL,
    found      integer NOT NULL,
    PRIMARY KEY (evaluation, place)
);
