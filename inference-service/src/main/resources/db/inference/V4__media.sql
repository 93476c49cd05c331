-- What was read out of a picture, a sound, a film or a file, so that it need not be read again.
CREATE TABLE media_text (
    account uuid        NOT NULL,
    -- SHA-256 of the content.
    print   bytea       NOT NULL,
    reader  text        NOT NULL,
    text    text        NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (account, print, reader)
);
CREATE INDEX media_text_by_age ON media_text (account, read_at);
