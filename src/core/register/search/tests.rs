#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::near::tests::edited;
use super::{Query, Rank, SearchIndex};
use crate::core::compact::{District, Kind, Theme, Vocabularies};
use crate::core::register::Register;
use crate::core::register::decode::decode;
use crate::core::register::strategies::register;
use crate::core::text::fold::fold_words;
use proptest::prelude::*;

fn vocabularies() -> Vocabularies {
    let text = str::to_owned;
    Vocabularies {
        kinds: vec![Kind { id: text("association"), name: text("Förening"), shape: text("circle") }],
        themes: vec![Theme { id: text("environment"), name: text("Miljö och klimat") }],
        districts: vec![District { id: text("hisingen"), name: text("Hisingen"), at: [11.9, 57.7] }],
    }
}

fn index() -> SearchIndex {
    let text = r#"{"type":"FeatureCollection","schema":"1.0","features":[
        {"id":"a","properties":{"name":"Exempelföreningen Östanvind","kind":"association","themes":["environment"],
            "scope":"citywide","description":{"sv":"Odlar grönsaker.","en":"Grows vegetables."}}},
        {"id":"b","properties":{"name":"Odlarna på Hisingen","kind":"association","district":"centrum","scope":"citywide"}},
        {"id":"c","properties":{"name":"Nya Odlarna","kind":"other","district":"hisingen","scope":"citywide"}}]}"#;
    SearchIndex::new(&decode(text).unwrap().value, &vocabularies(), "sv")
}

/// Rows that match, the best first.
fn hits(query: &str) -> Vec<(usize, Rank)> {
    let ranks = index().ranks(&Query::new(query));
    let mut hits: Vec<_> = ranks.into_iter().enumerate().filter_map(|(row, rank)| Some((row, rank?))).collect();
    hits.sort_by_key(|(_, rank)| *rank);
    hits
}

#[test]
fn name_hits_come_first_and_description_hits_last() {
    assert_eq!(hits("odla"), [(1, Rank::NameStart), (2, Rank::Name), (0, Rank::Description)]);
}

#[test]
fn a_hit_is_as_good_as_its_worst_word() {
    assert_eq!(hits("odlarna hisingen"), [(1, Rank::NameStart), (2, Rank::Facts)]);
    assert_eq!(hits("exempel miljo odlar"), [(0, Rank::Description)]);
}

#[test]
fn words_match_from_their_beginning_in_any_spelling() {
    for found in ["ostan", "ÖSTANVIND", "  exempelfÖr, ost ", "o\u{308}stan"] {
        assert_eq!(hits(found).first().map(|hit| hit.0), Some(0), "{found}");
    }
    for absent in ["vind", "foreningen", "odlarna saknas"] {
        assert!(hits(absent).is_empty(), "{absent}");
    }
}

#[test]
fn nothing_to_search_for_finds_everything() {
    assert_eq!(hits(" -!").len(), 3);
}

#[test]
fn one_slip_is_forgiven_after_the_right_hits_of_the_same_field() {
    assert_eq!(hits("hisinegn"), [(1, Rank::NearName), (2, Rank::NearFacts)]);
    assert_eq!(hits("gronsakr"), [(0, Rank::NearDescription)]);
    assert_eq!(hits("odlarna hisinegn"), [(1, Rank::NearName), (2, Rank::NearFacts)]);
    // One letter too many for the description's `odlar`, but right in both names.
    assert_eq!(hits("odlara"), [(1, Rank::NearName), (2, Rank::NearName), (0, Rank::NearDescription)]);
    assert!(hits("hisniegn").is_empty());
}

#[test]
fn a_word_that_exists_is_not_guessed_at_anywhere() {
    // `odlar` begins a word of every entry, `odlarna` of two: in the third nothing near it is looked for.
    assert!(hits("odlar").iter().all(|(_, rank)| matches!(rank, Rank::NameStart | Rank::Name | Rank::Description)));
    assert_eq!(hits("odlarna").len(), 2);
}

/// The texts the search looks into: name, facts and description, folded.
fn fields(register: &Register, row: usize) -> [String; 3] {
    let signatory = &register.signatories[row];
    let description = signatory.description("sv").map_or("", |(_, text)| text);
    [fold_words(&signatory.name), fold_words(&super::facts(signatory, &vocabularies())), fold_words(description)]
}

/// Whether a word of any signatory begins with `term`.
fn exists(register: &Register, term: &str) -> bool {
    let mut rows = 0..register.signatories.len();
    rows.any(|row| {
        fields(register, row).iter().any(|field| field.split_whitespace().any(|word| word.starts_with(term)))
    })
}

/// What the search promises, said without an index: the worst over all terms of the best field, near only where the term
/// exists nowhere.
fn plain_rank(register: &Register, row: usize, query: &str) -> Option<Rank> {
    let fields = fields(register, row);
    let words = |field: usize| fields[field].split_whitespace();
    let ranks =
        [[Rank::Name, Rank::Facts, Rank::Description], [Rank::NearName, Rank::NearFacts, Rank::NearDescription]];
    let mut worst = Rank::NameStart;
    for (at, term) in Query::new(query).terms.iter().enumerate() {
        let exact = (0..3).find(|field| words(*field).any(|word| word.starts_with(term.as_str())));
        let near = (0..3).find(|field| {
            super::near::is_tolerant(term)
                && !exists(register, term)
                && words(*field).any(|word| super::near::begins_nearly(word, term))
        });
        let found = exact.map(|field| ranks[0][field]).or(near.map(|field| ranks[1][field]))?;
        let spoils = at == 0 && !words(0).next().is_some_and(|word| word.starts_with(term.as_str()));
        worst = worst.max(if found == Rank::Name && !spoils { Rank::NameStart } else { found });
    }
    Some(worst)
}

proptest! {
    #[test]
    fn every_signatory_is_found_by_its_own_name(register in register(6)) {
        let index = SearchIndex::new(&register, &vocabularies(), "sv");
        for (row, signatory) in register.signatories.iter().enumerate() {
            prop_assert!(index.ranks(&Query::new(&signatory.name))[row].is_some_and(|rank| rank <= Rank::Name));
        }
    }

    #[test]
    fn one_edit_of_any_long_word_of_a_name_still_finds_it(
        register in register(6), how in 0_usize..4, at in any::<usize>(), letter in "[a-zåäö]"
    ) {
        let index = SearchIndex::new(&register, &vocabularies(), "sv");
        let letter = letter.chars().next().unwrap();
        for (row, signatory) in register.signatories.iter().enumerate() {
            for word in fold_words(&signatory.name).split_whitespace() {
                let typed = fold_words(&edited(word, how, at, letter));
                let typed = typed.trim();
                // Unless the slip made a word that exists, which is then what is looked for.
                if super::near::is_tolerant(typed) && !exists(&register, typed) {
                    prop_assert!(index.ranks(&Query::new(typed))[row].is_some(), "{} {}", word, typed);
                }
            }
        }
    }

    #[test]
    fn the_index_ranks_as_the_rule_says(register in register(8), query in "([a-zåäö]{1,3}|[a-c]{5,6}|ofrening|hisinegn|education| ){0,4}") {
        let index = SearchIndex::new(&register, &vocabularies(), "sv");
        let ranks = index.ranks(&Query::new(&query));
        for (row, rank) in ranks.iter().enumerate() {
            prop_assert_eq!(*rank, plain_rank(&register, row, &query));
        }
    }
}
