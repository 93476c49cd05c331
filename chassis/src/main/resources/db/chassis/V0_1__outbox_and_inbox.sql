-- Facts that are true and not yet published. A row leaves when the broker has it.
CREATE TABLE outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       uuid        NOT NULL UNIQUE,
    topic    text        NOT NULL,
    type     text        NOT NULL,
    subject  text        NOT NULL,
    account  uuid        NOT NULL,
    time     timestamptz NOT NULL,
    data     bytea       NOT NULL
);

-- Facts whose effect has been had, by consumer.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    consumed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_by_age ON inbox (consumed_at);
