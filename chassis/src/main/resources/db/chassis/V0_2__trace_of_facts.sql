-- The trace a fact is part of, as its headers are written; none for facts about what many requests did together.
ALTER TABLE outbox ADD COLUMN trace text;
