-- What follows from the history and is kept beside it, so that no screen has to read a million answers:
-- a card for each question, and sums for each day by what the answers were to their cards.
CREATE TABLE cards (
    bank     TEXT NOT NULL,
    question TEXT NOT NULL,
    kept     BLOB NOT NULL,
    PRIMARY KEY (bank, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE days (
    day        INTEGER NOT NULL,
    try        INTEGER NOT NULL,
    answers    INTEGER NOT NULL,
    remembered INTEGER NOT NULL,
    recall     INTEGER NOT NULL,
    ms         INTEGER NOT NULL,
    PRIMARY KEY (day, try)
) STRICT, WITHOUT ROWID;
CREATE TABLE clocks (
    device   TEXT    NOT NULL PRIMARY KEY,
    latest   INTEGER NOT NULL,
    sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Up to which row of the history they hold, and what scheduled the cards. They hold nothing as long as
-- that is not the last row.
CREATE TABLE derived (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    until     INTEGER NOT NULL,
    scheduler TEXT    NOT NULL
) STRICT;
INSERT INTO derived (only, until, scheduler) VALUES (1, 0, '');

-- Who mends or erases a row of the history changes what follows from it.
CREATE TRIGGER history_rewritten AFTER UPDATE ON history BEGIN
    UPDATE derived SET until = -1;
END;
