//! Levels are words in order. Here is proved that no outcome rests on more than their order: giving the levels other
//! numbers in the same order, or the answers another order, changes nothing that is said; and no path adds levels up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use super::compare::overlay;
use super::findings::findings;
use super::samples::{NOW, answered, instrument};
use super::scoring::{median, spread, summarise};
use super::{Assessment, Choice, Instrument};
use crate::core::compact::Party;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The same answers on a scale of four levels and, by `to`, on one of ten.
fn both(choices: &[Choice], to: [u8; 4]) -> [(Instrument, Assessment); 2] {
    let scales = [instrument(4, 3, 4), instrument(10, 3, 4)];
    let number = |wide: bool, level: u8| if wide { to[usize::from(level)] } else { level };
    let mut wide = false;
    scales.map(|instrument| {
        let mut a = answered(&instrument, Party::City, &[]);
        for (indicator, choice) in instrument.indicators.iter().zip(choices) {
            let choice = choice.level().map_or(*choice, |level| Choice::Level(number(wide, level)));
            a.choose(&indicator.id, Some(choice), NOW);
            if indicator.id.ends_with('1') {
                a.set_example(&indicator.id, "an example", NOW);
            }
        }
        wide = true;
        (instrument, a)
    })
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    let choice = prop_oneof![
        8 => (0_u8..4).prop_map(Choice::Level), 1 => Just(Choice::Unknown), 1 => Just(Choice::NotApplicable)
    ];
    proptest::collection::vec(choice, 12)
}

/// Four numbers in order with any gaps between them, the last the top of the wide scale.
fn other_numbers() -> impl Strategy<Value = [u8; 4]> {
    proptest::sample::subsequence((0_u8..9).collect::<Vec<_>>(), 3).prop_map(|low| [low[0], low[1], low[2], 9])
}

proptest! {
    #[test]
    fn other_numbers_in_the_same_order_say_the_same(choices in choices(), to in other_numbers()) {
        let [(narrow, a), (wide, b)] = both(&choices, to);
        let (found, again) = (findings(&narrow, &a), findings(&wide, &b));
        prop_assert_eq!(&found.strengths, &again.strengths);
        prop_assert_eq!(&found.needs_example, &again.needs_example);
        prop_assert_eq!(&found.unknown, &again.unknown);
        let starts = |list: &[super::findings::Start]| list.iter().map(|one| one.indicator.clone()).collect::<Vec<_>>();
        prop_assert_eq!(starts(&found.start_here), starts(&again.start_here));
        for (one, other) in summarise(&narrow, &a).iter().zip(summarise(&wide, &b)) {
            let map = |level: u8| to[usize::from(level)];
            prop_assert_eq!(one.median.map(|m| (map(m.lower), map(m.upper))), other.median.map(|m| (m.lower, m.upper)));
            prop_assert_eq!(
                one.spread.map(|s| (map(s.lowest), map(s.highest))), other.spread.map(|s| (s.lowest, s.highest))
            );
        }
    }

    #[test]
    fn what_moved_is_a_direction_and_not_a_distance(first in choices(), second in choices(), to in other_numbers()) {
        let [(narrow, a), (wide, b)] = both(&first, to);
        let [(_, c), (_, d)] = both(&second, to);
        let one = overlay(&narrow, &a, &c).unwrap();
        let other = overlay(&wide, &b, &d).unwrap();
        let kinds = |list: &[super::compare::Moved]| {
            list.iter().map(|one| (one.indicator.clone(), one.moved)).collect::<Vec<_>>()
        };
        prop_assert_eq!(kinds(&one), kinds(&other));
    }

    #[test]
    fn the_order_of_the_answers_changes_neither_middle_nor_spread(
        (levels, mixed) in proptest::collection::vec(0_u8..4, 0..30)
            .prop_flat_map(|levels| (Just(levels.clone()), Just(levels).prop_shuffle()))
    ) {
        prop_assert_eq!(median(&levels), median(&mixed));
        prop_assert_eq!(spread(&levels), spread(&mixed));
        // The middle is always a level that was given, or two of them: never a number in between.
        if let Some(median) = median(&levels) {
            prop_assert!(levels.contains(&median.lower) && levels.contains(&median.upper));
        }
    }

    #[test]
    fn moving_an_extreme_further_out_leaves_the_middle(levels in proptest::collection::vec(1_u8..3, 3..20)) {
        let mut out = levels.clone();
        let highest = levels.iter().max().copied();
        let at = out.iter().position(|level| Some(*level) == highest).unwrap();
        if levels[at] > median(&levels).unwrap().upper {
            out[at] = 9;
            prop_assert_eq!(median(&levels), median(&out), "an average would have moved");
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Sums that are of people or of bytes, by file: nothing else may be added up.
const COUNTS: [(&str, usize); 5] =
    [("answers.rs", 1), ("limits.rs", 1), ("hands.rs", 1), ("tally.rs", 1), ("file/mod.rs", 1)];

#[test]
fn nothing_in_the_assessment_adds_levels_up_or_computes_with_fractions() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core/assessment");
    let mut files = Vec::new();
    sources(&top, &mut files);
    assert!(files.len() > 20, "the sources were found");
    for file in files {
        let name = file.strip_prefix(&top).unwrap().to_str().unwrap().to_owned();
        if name.ends_with("tests.rs") || name == "samples.rs" {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for word in ["f64", "f32", "average(", "mean(", "percent("] {
            assert!(!code.contains(word), "{name} holds {word}");
        }
        let sums = code.matches(".sum()").count() + code.matches(".sum::<").count();
        let allowed = COUNTS.iter().find(|(file, _)| *file == name).map_or(0, |(_, count)| *count);
        assert_eq!(sums, allowed, "{name} adds something up that is neither people nor bytes");
    }
}
