-- Takes calls out of the windows they were counted in, as far as these have not been written over. The arrays hold one entry
-- for each window, in the order in which count_calls locks them; 'ends' are in seconds since 1970.
CREATE FUNCTION give_back_calls(accounts uuid[], classes text[], lengths integer[], ends bigint[], calls integer[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR entry IN 1 .. cardinality(accounts) LOOP
        IF lengths[entry] = 60 THEN
            UPDATE minute_counts c SET used = GREATEST(0, c.used - calls[entry])
            WHERE c.account = accounts[entry] AND c.class = classes[entry] AND c.begins = ends[entry] - lengths[entry];
        ELSE
            UPDATE long_counts c SET used = GREATEST(0, c.used - calls[entry])
            WHERE c.account = accounts[entry] AND c.class = classes[entry] AND c.seconds = lengths[entry]
                AND c.begins = ends[entry] - lengths[entry];
        END IF;
    END LOOP;
END $$;
