-- Ends slots of blocks: charges calls, frees what was set aside, writes the calls, their sums and their facts, all in the
-- transaction of the one statement that says "SELECT ... FROM settle(...)". Where any slot has ended before, or was never
-- reserved, nothing at all is done; the answer is then the blocks concerned, each with the slots of it that have ended, or
-- without where it is not there or not of the account that was named. Otherwise the answer is empty.
--
-- Blocks are locked in the order of their ids, then wallets in the order of accounts, then sums in the order of their
-- keys, so that nobody waits in a circle. Rows are read from the columns by their number: unnest() with many columns
-- costs several times as much, because it keeps a store of its own for each.
CREATE OR REPLACE FUNCTION settle(
    -- For each block: its account where calls name one, a digit for each slot that ends ('1', the first digit is slot 0),
    -- how many they are, and their input tokens.
    p_blocks uuid[], p_owners uuid[], p_masks text[], p_slots int[], p_tokens bigint[],
    -- For each call:
    p_block uuid[], p_slot int[], p_account uuid[], p_key uuid[], p_model text[], p_family text[], p_route text[],
    p_status text[], p_input int[], p_cached int[], p_output int[], p_estimated boolean[], p_cost bigint[],
    p_started timestamptz[], p_duration int[], p_request text[],
    -- For each account with calls: what they cost together, how many they are, and its fact: the id, which the entry of
    -- the journal shares, and where in the data it lies, in bytes of UTF-8.
    p_accounts uuid[], p_costs bigint[], p_calls int[], p_facts uuid[], p_begins int[], p_lengths int[], p_data text,
    p_topic text, p_type text, p_at timestamptz,
    -- For each account, hour, key, model and API family: the sums, orphaned calls left out.
    s_account uuid[], s_hour timestamptz[], s_key uuid[], s_model text[], s_family text[], s_requests bigint[],
    s_input bigint[], s_cached bigint[], s_output bigint[], s_cost bigint[])
RETURNS TABLE (block uuid, ended text) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    v_charged boolean := 0 < ANY (p_costs);
    v_minute bigint := floor(extract(epoch FROM clock_timestamp()) / 60);
    v_data bytea := convert_to(p_data, 'UTF8');
    v_fresh boolean;
    v_finished uuid[];
    v_unfinished boolean;
    v_purses uuid[];
    v_freed bigint[];
    v_tokens bigint[];
    purse record;
BEGIN
    SELECT count(*) = cardinality(p_blocks)
            AND bool_and((p_owners[i] IS NULL OR p_owners[i] = account)
                AND (ended & CAST(CAST(p_masks[i] AS varbit) AS bit(256))) = CAST(B'0' AS bit(256))),
        array_agg(id) FILTER (WHERE open <= p_slots[i]), bool_or(open > p_slots[i]),
        array_agg(account), array_agg(amount * p_slots[i]),
        array_agg(CASE WHEN minute = v_minute THEN p_tokens[i] - tokens * p_slots[i] ELSE 0 END)
    INTO v_fresh, v_finished, v_unfinished, v_purses, v_freed, v_tokens
    FROM (
        SELECT b.*, array_position(p_blocks, b.id) AS i
        FROM blocks b WHERE b.id = ANY (p_blocks) ORDER BY b.id FOR UPDATE) held;

    IF NOT v_fresh THEN
        RETURN QUERY
        SELECT p_blocks[i], CASE WHEN p_owners[i] = b.account OR p_owners[i] IS NULL THEN CAST(b.ended AS text) END
        FROM (SELECT CAST(n AS int) AS i FROM unnest(p_blocks) WITH ORDINALITY AS x (v, n)) x LEFT JOIN blocks b ON b.id = p_blocks[i]
        WHERE b.id IS NULL OR p_owners[i] <> b.account
            OR (b.ended & CAST(CAST(p_masks[i] AS varbit) AS bit(256))) <> CAST(B'0' AS bit(256));
        RETURN;
    END IF;

    IF v_charged OR 0 < ANY (v_freed) OR 0 <> ANY (v_tokens) THEN
        FOR purse IN
            SELECT v_purses[i] AS account, CAST(sum(v_freed[i]) AS bigint) AS freed,
                CAST(sum(v_tokens[i]) AS bigint) AS tokens
            FROM generate_subscripts(v_purses, 1) i GROUP BY 1 ORDER BY 1
        LOOP
            UPDATE wallets
            SET balance = balance - coalesce(p_costs[array_position(p_accounts, purse.account)], 0),
                reserved = reserved - purse.freed,
                tokens = tokens + CASE WHEN minute = v_minute THEN purse.tokens ELSE 0 END
            WHERE account = purse.account;
        END LOOP;
    END IF;

    IF v_charged THEN
        INSERT INTO journal (id, account, at, amount, calls, source, target)
        SELECT p_facts[i], p_accounts[i], now(), p_costs[i], p_calls[i], 'wallet', 'usage'
        FROM (SELECT CAST(n AS int) AS i FROM unnest(p_accounts) WITH ORDINALITY AS x (v, n)) x WHERE p_costs[i] > 0;
    END IF;

    IF cardinality(p_block) > 0 THEN
        INSERT INTO calls (started_at, account, block, key, entry, cost, slot, input_tokens, cached_tokens,
            output_tokens, duration_ms, estimated, status, model, family, route, request_id)
        SELECT p_started[i], p_account[i], p_block[i], p_key[i],
            CASE WHEN p_costs[a] > 0 THEN p_facts[a] END, p_cost[i], p_slot[i],
            p_input[i], p_cached[i], p_output[i], p_duration[i], p_estimated[i], p_status[i], p_model[i], p_family[i],
            p_route[i], p_request[i]
        FROM (SELECT CAST(n AS int) AS i FROM unnest(p_block) WITH ORDINALITY AS x (v, n)) x, LATERAL array_position(p_accounts, p_account[i]) a;

        INSERT INTO outbox (id, topic, type, subject, account, time, data)
        SELECT p_facts[i], p_topic, p_type, CAST(p_accounts[i] AS text), p_accounts[i], p_at,
            substring(v_data, p_begins[i], p_lengths[i])
        FROM (SELECT CAST(n AS int) AS i FROM unnest(p_accounts) WITH ORDINALITY AS x (v, n)) x;
    END IF;

    IF cardinality(s_account) > 0 THEN
        INSERT INTO usage_hours AS u (account, hour, key, model, family, requests, input_tokens, cached_tokens,
            output_tokens, cost)
        SELECT s_account[i], s_hour[i], s_key[i], s_model[i], s_family[i], s_requests[i], s_input[i], s_cached[i],
            s_output[i], s_cost[i]
        FROM (SELECT CAST(n AS int) AS i FROM unnest(s_account) WITH ORDINALITY AS x (v, n)) x ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (account, hour, key, model, family) DO UPDATE
        SET requests = u.requests + excluded.requests, input_tokens = u.input_tokens + excluded.input_tokens,
            cached_tokens = u.cached_tokens + excluded.cached_tokens,
            output_tokens = u.output_tokens + excluded.output_tokens, cost = u.cost + excluded.cost;
    END IF;

    IF v_finished IS NOT NULL THEN
        DELETE FROM blocks WHERE id = ANY (v_finished);
    END IF;
    IF v_unfinished THEN
        UPDATE blocks b
        SET open = b.open - p_slots[i], ended = b.ended | CAST(CAST(p_masks[i] AS varbit) AS bit(256))
        FROM (SELECT CAST(n AS int) AS i FROM unnest(p_blocks) WITH ORDINALITY AS x (v, n)) x WHERE b.id = p_blocks[i] AND b.open > p_slots[i];
    END IF;
END $$;
