//! The figures, with what must not be shown left out.

use super::super::answers::Choice;
use super::super::instrument::Instrument;
use super::super::scoring::{Median, Spread};
use super::super::tally::Tally;
use super::suppress::{Shown, shown};
use super::{LEAST, Record};
use crate::core::compact::Party;
use crate::core::order;

/// Answers behind which at least five stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How many chose a level.
    pub count: usize,
    /// How many chose each level of the scale, lowest first.
    pub by_level: Vec<usize>,
    /// The level in the middle.
    pub median: Option<Median>,
    /// The lowest and the highest level chosen.
    pub spread: Option<Spread>,
    /// How many "don't know", where that may be shown.
    pub unknown: Option<usize>,
    /// How many "does not apply", where that may be shown.
    pub not_applicable: Option<usize>,
}

/// One indicator of one party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorReport {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its principle.
    pub principle: String,
    /// All years together; none when that must not be shown.
    pub all: Option<Cell>,
    /// Year by year, as in [`Report::years`].
    pub years: Vec<Option<Cell>>,
}

/// One party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyReport {
    /// Which.
    pub party: Party,
    /// How many answers in all; none when fewer than five stand behind them.
    pub answers: Option<usize>,
    /// The same year by year, as in [`Report::years`].
    pub years: Vec<Option<usize>>,
    /// Its indicators, in the instrument's order.
    pub indicators: Vec<IndicatorReport>,
}

/// Everything that may be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Years in order; empty for answers that say none.
    pub years: Vec<String>,
    /// The parties that have answered, organisations first.
    pub parties: Vec<PartyReport>,
}

impl Report {
    /// True when nothing may be shown.
    pub fn is_empty(&self) -> bool {
        self.parties.iter().all(|party| party.answers.is_none())
    }
}

pub(super) fn report(instrument: &Instrument, records: &[Record]) -> Report {
    let mut years: Vec<String> = Vec::new();
    for record in records {
        if !years.contains(&record.year) {
            years.push(record.year.clone());
        }
    }
    order::sort_by(&mut years, String::cmp);
    let parties = [Party::Organisation, Party::City].into_iter().filter_map(|party| {
        let own: Vec<&Record> = records.iter().filter(|record| record.party == party).collect();
        (!own.is_empty()).then(|| party_report(instrument, party, &own, &years))
    });
    Report { parties: parties.collect(), years }
}

fn party_report(instrument: &Instrument, party: Party, own: &[&Record], years: &[String]) -> PartyReport {
    let by_year: Vec<Vec<&Record>> =
        years.iter().map(|year| own.iter().filter(|record| record.year == *year).copied().collect()).collect();
    let who = |records: &Vec<&Record>| records.iter().map(|record| record.respondent).collect::<Vec<_>>();
    let open = shown(&by_year.iter().map(who).collect::<Vec<_>>());
    let indicators = instrument.indicators.iter().enumerate().map(|(at, indicator)| {
        let (all, years) = cells(instrument, at, &by_year);
        IndicatorReport { indicator: indicator.id.clone(), principle: indicator.principle.clone(), all, years }
    });
    PartyReport {
        party,
        answers: open.total.then_some(own.len()),
        years: by_year.iter().zip(&open.cells).map(|(records, open)| open.then_some(records.len())).collect(),
        indicators: indicators.collect(),
    }
}

/// The cells of the indicator at this place of the instrument. Levels, "don't know" and "does not apply" are three sets of
/// figures, and each is decided for itself.
fn cells(instrument: &Instrument, at: usize, by_year: &[Vec<&Record>]) -> (Option<Cell>, Vec<Option<Cell>>) {
    let choice = |record: &Record| record.choices.get(at).copied().flatten();
    let decide = |wanted: fn(Choice) -> bool| {
        let who = |records: &Vec<&Record>| -> Vec<u32> {
            let fits = records.iter().filter(|record| choice(record).is_some_and(wanted));
            fits.map(|record| record.respondent).collect()
        };
        shown(&by_year.iter().map(who).collect::<Vec<_>>())
    };
    let levels = decide(|choice| choice.level().is_some());
    let unknown = decide(|choice| choice == Choice::Unknown);
    let not_applicable = decide(|choice| choice == Choice::NotApplicable);
    let tally = |records: &mut dyn Iterator<Item = &Record>| {
        let mut tally = Tally::new(instrument);
        records.filter_map(choice).for_each(|choice| tally.add(choice));
        tally
    };
    let cell = |open: bool, tally: &Tally, unknown: bool, not_applicable: bool| {
        (open && tally.levels() >= LEAST).then(|| Cell {
            count: tally.levels(),
            by_level: tally.by_level().to_vec(),
            median: tally.median(),
            spread: tally.spread(),
            unknown: unknown.then_some(tally.unknown),
            not_applicable: not_applicable.then_some(tally.not_applicable),
        })
    };
    let all = tally(&mut by_year.iter().flatten().copied());
    let all = cell(levels.total, &all, unknown.total, not_applicable.total);
    let open = |of: &Shown, year: usize| of.cells.get(year).copied().unwrap_or_default();
    let years = by_year.iter().enumerate().map(|(year, records)| {
        let tally = tally(&mut records.iter().copied());
        cell(open(&levels, year), &tally, open(&unknown, year), open(&not_applicable, year))
    });
    (all, years.collect())
}
