//! How long many assessments take from their files' text to what is shown of them:
//! `cargo run --release -p samspel --no-default-features --example merge_speed`
#![allow(clippy::unwrap_used, clippy::expect_used)]

use samspel::core::assessment::follow_up::Collection;
use samspel::core::assessment::pile::{Pile, Source, When};
use samspel::core::assessment::respondents::{agreement, views};
use samspel::core::assessment::{About, Assessment, Choice, Instrument, file, instrument, link};
use samspel::core::compact::Party;
use std::hint::black_box;
use std::time::Instant;

/// Each figure is the median of so many.
const ROUNDS: usize = 9;

fn main() {
    let instrument = instrument::decode(include_str!("../data/v1/instrument.sv.json")).expect("questions").value;
    let files: Vec<String> = (0..500).map(|nr| file::encode(&respondent(&instrument, nr))).collect();
    let links: Vec<String> = (0..200).map(|nr| link::encode(&respondent(&instrument, nr)).unwrap()).collect();
    let bytes: usize = files.iter().take(200).map(String::len).sum();
    println!("200 files, {} kB", bytes / 1000);
    timed("200 files read, piled and compared", || {
        let mut pile = Pile::default();
        for text in files.iter().take(200) {
            pile.add(file::decode(text).unwrap().value.into_parts().0, Source::File, 0);
        }
        compared(&instrument, &pile)
    });
    timed("200 links read, piled and compared", || {
        let mut pile = Pile::default();
        for text in &links {
            pile.add(link::decode(text).unwrap().value.into_parts().0, Source::Link, 0);
        }
        compared(&instrument, &pile)
    });
    timed("500 files read and counted", || {
        let mut collection = Collection::default();
        for text in &files {
            collection.add(&instrument, file::decode(text).unwrap().value.assessment());
        }
        collection.report(&instrument).parties.len()
    });
}

/// How many questions the respondents disagree on.
fn compared(instrument: &Instrument, pile: &Pile) -> usize {
    agreement(views(instrument, &pile.of(instrument, Party::Organisation, When::Now))).apart.len()
}

/// Somebody with an answer, a note and an example to every question.
fn respondent(instrument: &Instrument, nr: usize) -> Assessment {
    let now = format!("{}-03-{:02}T10:00:00Z", 2024 + nr % 3, 1 + nr % 28);
    let mut one = Assessment::new(&format!("id{nr}"), Party::Organisation, About::default(), false, instrument, &now);
    one.set_title(&format!("Förening {}", char::from(b'a' + u8::try_from(nr % 26).unwrap())), &now);
    for (at, indicator) in instrument.indicators.iter().enumerate() {
        one.choose(&indicator.id, Some(Choice::Level(u8::try_from((nr + at) % 4).unwrap())), &now);
        one.set_note(&indicator.id, "Vi har talat om det på två möten och är nästan överens.", &now);
    }
    one
}

fn timed(what: &str, mut run: impl FnMut() -> usize) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: {:.1} ms", times.get(ROUNDS / 2).copied().unwrap_or_default());
}
