-- The store itself: which device it appends for.
CREATE TABLE store (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    device TEXT NOT NULL
) STRICT;
INSERT INTO store (only, device) VALUES (1, lower(hex(randomblob(8))));

-- The truth: one row a fact, never changed but to be erased. `sum` is over all but `number`, which is
-- the place in this file alone.
CREATE TABLE history (
    number         INTEGER PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE,
    device         TEXT    NOT NULL,
    sequence       INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    at_ms          INTEGER NOT NULL,
    offset_minutes INTEGER NOT NULL,
    target         TEXT,
    bank           TEXT,
    question       TEXT,
    fingerprint    TEXT,
    session        TEXT,
    seed           INTEGER,
    seconds        REAL,
    response       TEXT,
    verdict        TEXT,
    score          REAL,
    rating         TEXT,
    hinted         INTEGER NOT NULL,
    overridden     INTEGER NOT NULL,
    again          INTEGER NOT NULL,
    name           TEXT,
    value          TEXT,
    sum            TEXT    NOT NULL
) STRICT;
CREATE INDEX history_by_sequence ON history (device, sequence);
CREATE INDEX history_by_kind ON history (kind) WHERE kind <> 'answer';

-- Sessions that were left before their end, of this device alone.
CREATE TABLE left_sessions (
    session TEXT    NOT NULL PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    state   TEXT    NOT NULL
) STRICT;
