//! The result's headline and lead: findings said as sentences.

use super::result::Shown;
use crate::core::assessment::Assessment;
use crate::core::assessment::compare::{GapClass, compare};
use crate::core::text::language::Lang;
use crate::core::text::messages::{Plural, result as t};
use crate::state::assessments::{Assessments, Questions};
use crate::state::format;

/// Small numbers as words, larger ones as digits.
pub(in crate::ui::pages) fn count_words(lang: Lang, count: usize) -> String {
    let word = t::number_words(lang).split(' ').nth(count);
    word.map_or_else(|| format::number(lang, count), str::to_owned)
}

/// A counted text with its number in words, as a sentence.
fn counted(lang: Lang, count: usize, text: fn(Lang, Plural, &str) -> String) -> String {
    format::capitalised(lang, &text(lang, format::plural(lang, count), &count_words(lang, count)))
}

/// Headline and lead about one party's own answers.
pub(super) fn own_words(lang: Lang, questions: &Questions, shown: &Shown) -> (String, String) {
    let found = &shown.findings;
    let patterns = &questions.instrument.patterns;
    if shown.summaries.iter().all(|summary| summary.median.is_none()) {
        let lead = if patterns.nothing_yet.is_empty() {
            t::nothing_yet_lead(lang).to_owned()
        } else {
            patterns.nothing_yet.clone()
        };
        return (t::nothing_yet(lang).to_owned(), lead);
    }
    let strong = (!found.strengths.is_empty()).then(|| counted(lang, found.strengths.len(), t::lead_strengths));
    let unknown = found.many_unknown().then(|| counted(lang, found.unknown.len(), t::lead_unknown));
    let none_strong = found.strengths.is_empty().then(|| t::lead_no_strength(lang).to_owned());
    let lead: Vec<String> = [strong.or(none_strong), unknown].into_iter().flatten().collect();
    let headline = if found.start_here.is_empty() {
        t::headline_all_strong(lang).to_owned()
    } else {
        counted(lang, found.start_here.len(), t::headline_start)
    };
    (headline, lead.join(" "))
}

/// Headline and lead about the two parties side by side.
pub(super) fn gap_words(
    lang: Lang,
    assessments: Assessments,
    questions: &Questions,
    other: &Assessment,
) -> (String, String) {
    let compared =
        assessments.peek(|draft| compare(&questions.instrument, draft, other)).and_then(Result::ok).unwrap_or_default();
    let of = |class: GapClass| compared.gaps.iter().filter(|gap| gap.class() == class).count();
    let (far, near, same) = (of(GapClass::StartHere), of(GapClass::Talk), of(GapClass::Same));
    let headline = match (far, near) {
        _ if compared.gaps.is_empty() => t::gap_none_both(lang).to_owned(),
        (0, 0) => t::gap_same(lang).to_owned(),
        (0, near) => counted(lang, near, t::gap_near),
        (far, _) => counted(lang, far, t::gap_far),
    };
    // What the headline does not count is counted here, so that all of it adds up.
    let near_too = (far > 0 && near > 0).then(|| counted(lang, near, t::gap_near_too));
    let agreed = if same > 0 { counted(lang, same, t::gap_agree) } else { t::gap_agree_none(lang).to_owned() };
    (headline, [near_too, Some(agreed)].into_iter().flatten().collect::<Vec<_>>().join(" "))
}
