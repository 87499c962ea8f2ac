//! Cards and the sums of days, kept beside the history that they follow from.

use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params,
};

use super::{Row, Store, StoreError, StoreErrorKind};
use crate::memory::{
    Applied, Cards, Clock, Day, Days, Fact, Kept, Parameters, Retention, Scheduler, Tally, Try,
    replay,
};
use crate::model::Name;

/// How cards and days are made of rows; another number here, and every store makes them anew.
const MADE_AS: &str = "1";

impl Store {
    /// All cards and days, as `scheduler` has them. They are kept from one run to the next; where those
    /// that are kept do not hold, by other parameters or rows that came from elsewhere, they are made anew.
    ///
    /// # Errors
    /// The store cannot be read, or made anew.
    pub fn cards(&self, scheduler: Scheduler) -> Result<Cards, StoreError> {
        if let Some(cards) = self.kept_cards(&scheduler)? {
            return Ok(cards);
        }
        match self.rebuild(scheduler.clone()) {
            // Where only the place to keep them in is damaged, there are cards all the same.
            Err(error) if error.kind == StoreErrorKind::Corrupt => {
                Ok(replay(&self.remembered()?, scheduler))
            }
            made => made,
        }
    }

    /// Makes all cards and days anew from the history, and keeps them.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn rebuild(&self, scheduler: Scheduler) -> Result<Cards, StoreError> {
        let sql = |error| self.error(&error);
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate);
        let transaction = transaction.map_err(sql)?;
        let cards = replay(&self.remembered()?, scheduler);
        keep_all(&transaction, &cards).map_err(sql)?;
        transaction.commit().map_err(sql)?;
        Ok(cards)
    }

    /// The cards that are kept, if they hold; nothing where they are to be made anew.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn kept_cards(&self, scheduler: &Scheduler) -> Result<Option<Cards>, StoreError> {
        self.kept_as(|mark| (mark == mark_of(scheduler)).then(|| scheduler.clone()))
            .map_err(|error| self.error(&error))
    }

    /// The cards that are kept, if they hold, whatever scheduled them.
    pub(super) fn whatever_is_kept(&self) -> rusqlite::Result<Option<Cards>> {
        self.kept_as(scheduler_of)
    }

    fn kept_as(
        &self,
        scheduler: impl Fn(&str) -> Option<Scheduler>,
    ) -> rusqlite::Result<Option<Cards>> {
        let reading = self.connection.unchecked_transaction()?;
        let last = "SELECT coalesce(max(number), 0) FROM history";
        let last = reading.query_row(last, [], |row| row.get(0))?;
        match holds(&reading, last)?.and_then(|mark| scheduler(&mark)) {
            Some(scheduler) => or_damaged(read_all(&reading, scheduler)),
            None => Ok(None),
        }
    }
}

/// Takes a row in that was just appended. Where the cards do not hold, or it speaks of what came before
/// other rows, they are left, and whoever needs them makes them anew.
pub(super) fn take_in(transaction: &Transaction<'_>, row: &Row) -> rusqlite::Result<()> {
    let number = transaction.last_insert_rowid();
    let mark = holds(transaction, number - 1)?;
    let Some(scheduler) = mark.and_then(|mark| scheduler_of(&mark)) else {
        return Ok(());
    };
    if let Some(fact) = row.remembered() {
        let mut cards = cards_of(transaction, &fact, scheduler)?;
        if cards.apply(&fact) == Applied::Behind {
            return Ok(());
        }
        keep(transaction, &cards)?;
    }
    transaction
        .prepare_cached("UPDATE derived SET until = ?1")?
        .execute([number])?;
    Ok(())
}

/// What scheduled the cards, if they hold up to the row `number`.
fn holds(connection: &Connection, number: i64) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT scheduler FROM derived WHERE until = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()
}

/// A scheduler in words: how, the retention, the parameters. The shortest digits that come back the same.
fn mark_of(scheduler: &Scheduler) -> String {
    let numbers = scheduler.parameters().numbers().iter();
    let retention = scheduler.retention().share();
    numbers.fold(format!("{MADE_AS} {retention}"), |mark, number| {
        format!("{mark} {number}")
    })
}

fn scheduler_of(mark: &str) -> Option<Scheduler> {
    let (how, numbers) = mark.split_once(' ')?;
    let numbers: Result<Vec<f32>, _> = numbers.split(' ').map(str::parse).collect();
    let numbers = numbers.ok().filter(|_| how == MADE_AS)?;
    let (retention, parameters) = numbers.split_first()?;
    Some(Scheduler::new(
        Parameters::new(parameters)?,
        Retention::new(*retention)?,
    ))
}

/// Of all cards the one that `fact` speaks of, with the clock of its device. Days begin at nothing.
fn cards_of(connection: &Connection, fact: &Fact, scheduler: Scheduler) -> rusqlite::Result<Cards> {
    let (bank, question, device) = (fact.bank(), fact.question(), &fact.stamp().device);
    let mut cards = Cards::new(scheduler);
    let kept: Option<Vec<u8>> = connection
        .prepare_cached("SELECT kept FROM cards WHERE bank = ?1 AND question = ?2")?
        .query_row([bank, question], |row| row.get(0))
        .optional()?;
    if let Some(kept) = kept.as_deref().and_then(Kept::from_bytes) {
        cards.put(bank, question.clone(), kept);
    }
    let clock = connection
        .prepare_cached("SELECT latest, sequence FROM clocks WHERE device = ?1")?
        .query_row([device], |row| clock(row, 0))
        .optional()?;
    if let Some(clock) = clock {
        cards.put_clock(device, clock);
    }
    Ok(cards)
}

fn clock(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Clock> {
    Ok(Clock {
        latest: row.get(first)?,
        sequence: row.get::<_, i64>(first + 1)?.cast_unsigned(),
    })
}

/// Keeps what `cards` have in the place of what was kept of the same; days are added.
fn keep(transaction: &Transaction<'_>, cards: &Cards) -> rusqlite::Result<()> {
    let mut put = transaction.prepare_cached("INSERT OR REPLACE INTO cards VALUES (?1, ?2, ?3)")?;
    for (bank, question, kept) in cards.all_kept() {
        put.execute(params![bank, question, kept.to_bytes()])?;
    }
    let mut put =
        transaction.prepare_cached("INSERT OR REPLACE INTO clocks VALUES (?1, ?2, ?3)")?;
    for (device, clock) in cards.clocks() {
        put.execute(params![device, clock.latest, clock.sequence.cast_signed()])?;
    }
    let mut add = transaction.prepare_cached(
        "INSERT INTO days VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (day, try) DO UPDATE SET
            answers = answers + ?3, remembered = remembered + ?4, recall = recall + ?5, ms = ms + ?6",
    )?;
    for (day, sort, sum) in cards.days().all() {
        let (day, sort) = (day.number(), sort.number());
        add.execute(params![
            day,
            sort,
            sum.answers,
            sum.remembered,
            sum.recall,
            sum.ms
        ])?;
    }
    Ok(())
}

/// Keeps `cards`, which hold up to the last row, and nothing else.
fn keep_all(transaction: &Transaction<'_>, cards: &Cards) -> rusqlite::Result<()> {
    transaction.execute_batch("DELETE FROM cards; DELETE FROM clocks; DELETE FROM days;")?;
    keep(transaction, cards)?;
    transaction.execute(
        "UPDATE derived SET scheduler = ?1,
            until = (SELECT coalesce(max(number), 0) FROM history)",
        [mark_of(cards.scheduler())],
    )?;
    Ok(())
}

/// Nothing where a page is damaged, or a value not of the kind it was written as.
fn or_damaged<T>(read: rusqlite::Result<Option<T>>) -> rusqlite::Result<Option<T>> {
    let is_damage = |code| code == ErrorCode::DatabaseCorrupt;
    match read {
        Err(error) if error.sqlite_error_code().is_none_or(is_damage) => Ok(None),
        read => read,
    }
}

/// All that is kept; nothing if something of it is damaged.
fn read_all(connection: &Connection, scheduler: Scheduler) -> rusqlite::Result<Option<Cards>> {
    let Some(days) = read_days(connection)? else {
        return Ok(None);
    };
    let mut cards = Cards::new(scheduler).with_days(days);
    let mut statement = connection.prepare("SELECT bank, question, kept FROM cards")?;
    let mut rows = statement.query([])?;
    let mut bank = Name::default();
    while let Some(row) = rows.next()? {
        let kept = row.get_ref(2)?.as_blob()?;
        let Some(kept) = Kept::from_bytes(kept) else {
            return Ok(None);
        };
        let named = row.get_ref(0)?.as_str()?;
        if bank != named {
            bank = named.to_owned().into();
        }
        cards.put(&bank, row.get::<_, String>(1)?.into(), kept);
    }
    let mut statement = connection.prepare("SELECT device, latest, sequence FROM clocks")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        cards.put_clock(&row.get::<_, String>(0)?.into(), clock(row, 1)?);
    }
    Ok(Some(cards))
}

fn read_days(connection: &Connection) -> rusqlite::Result<Option<Days>> {
    let sql = "SELECT day, try, answers, remembered, recall, ms FROM days";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut days = Days::default();
    while let Some(row) = rows.next()? {
        let sum = Tally {
            answers: row.get(2)?,
            remembered: row.get(3)?,
            recall: row.get(4)?,
            ms: row.get(5)?,
        };
        let Some(sort) = Try::from_number(row.get(1)?) else {
            return Ok(None);
        };
        days.add(Day::new(row.get(0)?), sort, &sum);
    }
    Ok(Some(days))
}
