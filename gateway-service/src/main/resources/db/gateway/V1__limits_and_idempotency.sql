-- How often an account has called in the window under way: one row for each class and length of window, written over when
-- the next window begins. 'begins' is in seconds since 1970 by this database's clock, 'latest' how many calls the last
-- statement let pass. Minutes may be lost in a crash of the database; hours and days may not.
CREATE UNLOGGED TABLE minute_counts (
    account uuid    NOT NULL,
    class   text    NOT NULL,
    begins  bigint  NOT NULL,
    used    integer NOT NULL,
    latest  integer NOT NULL,
    PRIMARY KEY (account, class)
) WITH (fillfactor = 40);

CREATE TABLE long_counts (
    account uuid    NOT NULL,
    class   text    NOT NULL,
    seconds integer NOT NULL,
    begins  bigint  NOT NULL,
    used    integer NOT NULL,
    latest  integer NOT NULL,
    PRIMARY KEY (account, class, seconds)
) WITH (fillfactor = 40);

-- Counts calls of several accounts at once. The arrays hold one entry for each window, ordered by account, class and length,
-- so that everybody locks rows in the same order; the entries of one account stand together. Of an account's 'wanted' calls
-- as many pass as fit into every one of its windows, and only those are counted, in all of them.
-- Out, for each entry: how many passed, how many are counted now, and when its window ends; and this clock, in milliseconds.
CREATE FUNCTION count_calls(accounts uuid[], classes text[], lengths integer[], limits integer[], wanted integer[],
    OUT passed integer[], OUT counted integer[], OUT ends bigint[], OUT clock bigint)
LANGUAGE plpgsql AS $$
DECLARE
    entries integer := cardinality(accounts);
    first   integer := 1;
    entry   integer;
    fit     integer;
    length  integer;
    most    integer;
    start   bigint;
    began   bigint;
    total   integer;
    got     integer;
BEGIN
    clock := floor(extract(epoch FROM clock_timestamp()) * 1000);
    WHILE first <= entries LOOP
        entry := first;
        fit := wanted[first];
        WHILE entry <= entries AND accounts[entry] = accounts[first] LOOP
            length := lengths[entry];
            most := limits[entry];
            start := clock / 1000 - clock / 1000 % length;
            -- A statement that waited for a lock may meet a window that began after it: it counts there.
            IF length = 60 THEN
                INSERT INTO minute_counts AS c
                VALUES (accounts[entry], classes[entry], start, LEAST(fit, most), LEAST(fit, most))
                ON CONFLICT ON CONSTRAINT minute_counts_pkey DO UPDATE SET
                    begins = CASE WHEN c.begins IN (start, start + length) THEN c.begins ELSE start END,
                    used = CASE WHEN c.begins IN (start, start + length)
                        THEN c.used + LEAST(fit, GREATEST(0, most - c.used)) ELSE LEAST(fit, most) END,
                    latest = CASE WHEN c.begins IN (start, start + length)
                        THEN LEAST(fit, GREATEST(0, most - c.used)) ELSE LEAST(fit, most) END
                RETURNING c.begins, c.used, c.latest INTO began, total, got;
            ELSE
                INSERT INTO long_counts AS c
                VALUES (accounts[entry], classes[entry], length, start, LEAST(fit, most), LEAST(fit, most))
                ON CONFLICT ON CONSTRAINT long_counts_pkey DO UPDATE SET
                    begins = CASE WHEN c.begins IN (start, start + length) THEN c.begins ELSE start END,
                    used = CASE WHEN c.begins IN (start, start + length)
                        THEN c.used + LEAST(fit, GREATEST(0, most - c.used)) ELSE LEAST(fit, most) END,
                    latest = CASE WHEN c.begins IN (start, start + length)
                        THEN LEAST(fit, GREATEST(0, most - c.used)) ELSE LEAST(fit, most) END
                RETURNING c.begins, c.used, c.latest INTO began, total, got;
            END IF;
            passed[entry] := got;
            counted[entry] := total;
            ends[entry] := began + length;
            fit := LEAST(fit, got);
            entry := entry + 1;
        END LOOP;
        -- What an earlier window let pass and a later one did not is taken out again, before anybody can see it.
        FOR earlier IN first .. entry - 1 LOOP
            IF passed[earlier] > fit THEN
                counted[earlier] := counted[earlier] - (passed[earlier] - fit);
                passed[earlier] := fit;
                IF lengths[earlier] = 60 THEN
                    UPDATE minute_counts c SET used = counted[earlier], latest = fit
                    WHERE c.account = accounts[earlier] AND c.class = classes[earlier];
                ELSE
                    UPDATE long_counts c SET used = counted[earlier], latest = fit
                    WHERE c.account = accounts[earlier] AND c.class = classes[earlier]
                        AND c.seconds = lengths[earlier];
                END IF;
            END IF;
        END LOOP;
        first := entry;
    END LOOP;
END $$;

-- When somebody who may call once in a while is due again (GCRA), in microseconds since 1970 by this database's clock.
CREATE UNLOGGED TABLE paces (
    subject text    NOT NULL PRIMARY KEY,
    due     bigint  NOT NULL,
    latest  integer NOT NULL
) WITH (fillfactor = 60);

-- Lets calls pass that keep a pace of one in 'steps' microseconds, 'bursts' of them at once. One entry for each subject,
-- ordered by it. Out: how many of the 'wanted' passed, and when the subject will have caught up; and this clock, in
-- microseconds.
CREATE FUNCTION keep_pace(subjects text[], steps bigint[], bursts integer[], wanted integer[],
    OUT passed integer[], OUT dues bigint[], OUT clock bigint)
LANGUAGE plpgsql AS $$
DECLARE
    step bigint;
    lead bigint;
    ask  integer;
    upto bigint;
    got  integer;
BEGIN
    clock := floor(extract(epoch FROM clock_timestamp()) * 1000000);
    FOR entry IN 1 .. cardinality(subjects) LOOP
        step := steps[entry];
        lead := step * bursts[entry];
        ask := LEAST(wanted[entry], bursts[entry]);
        INSERT INTO paces AS p VALUES (subjects[entry], clock + step * ask, ask)
        ON CONFLICT ON CONSTRAINT paces_pkey DO UPDATE SET
            due = GREATEST(p.due, clock)
                + step * LEAST(ask, GREATEST(0, (clock + lead - GREATEST(p.due, clock)) / step)),
            latest = LEAST(ask, GREATEST(0, (clock + lead - GREATEST(p.due, clock)) / step))
        RETURNING p.due, p.latest INTO upto, got;
        passed[entry] := got;
        dues[entry] := upto;
    END LOOP;
END $$;

-- The first answers to requests with an Idempotency-Key. 'id' is a keyed hash of account, address and key, and an answer is
-- sealed, so that only whoever sends the same request again finds and reads it. While a request runs it has no fingerprint,
-- 'lease' says until when its holder is believed to be alive, and 'holder' who that is. A request without an answer but with
-- a fingerprint has had one that was too large to be kept.
CREATE TABLE idempotent_requests (
    id          bytea       NOT NULL PRIMARY KEY,
    holder      uuid        NOT NULL,
    lease       timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    fingerprint bytea,
    answer      bytea
);

ALTER TABLE idempotent_requests ALTER COLUMN answer SET STORAGE EXTERNAL;

CREATE INDEX idempotent_requests_created_at ON idempotent_requests (created_at);
CREATE INDEX idempotent_requests_holder ON idempotent_requests (holder) WHERE fingerprint IS NULL;
