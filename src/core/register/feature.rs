//! From a lenient feature to a valid signatory: the rules of the register, one row at a time.

use super::about::About;
use super::clean::{self, Cleaned};
use super::interner::{Interner, Word};
use super::member::Member;
use super::point::Point;
use super::signatory::{Email, OrgId, Scope, Signatory, is_slug};
use super::signed_on::{SignedOn, parse_year};
use super::wire::{Feature, Geometry, Properties, TextOrYear};
use crate::core::decode::Problem;
use crate::core::text::safe_url::{SafeUrl, UnsafeUrl};
use std::collections::BTreeMap;

/// Longest name in characters.
pub const MAX_NAME: usize = 300;
/// Longest description in characters.
pub const MAX_DESCRIPTION: usize = 5_000;
/// Most themes of one signatory.
const MAX_THEMES: usize = 40;
/// Longest source or date of change in characters.
const MAX_NOTE: usize = 500;

/// Collects what had to be mended in one row.
pub struct Mender<'p> {
    /// Row in the list, from 0.
    row: usize,
    /// The row's id or name.
    id: String,
    /// Where the problems go.
    problems: &'p mut Vec<Problem>,
    /// What rows have in common.
    words: &'p mut Interner,
}

impl Mender<'_> {
    fn note(&mut self, reason: &str) {
        self.problems.push(Problem {
            list: "features",
            row: self.row,
            id: self.id.clone(),
            reason: reason.to_owned(),
            skipped: false,
        });
    }

    /// Notes `member` followed by `what`.
    fn note_member(&mut self, member: &str, what: &str) {
        self.note(&[member, " ", what].concat());
    }

    /// The text of a member, cleaned; nothing when it is missing, odd or empty.
    fn text(&mut self, name: &str, member: Member<String>, max: usize) -> Option<String> {
        let text = member.or_report(|| self.note_member(name, "is no text and was left out"))?;
        self.report_cleaning(name, clean::line(&text, max))
    }

    /// The same, shared with other rows.
    fn word(&mut self, name: &str, member: Member<String>, max: usize) -> Option<Word> {
        self.text(name, member, max).map(|text| self.words.intern(&text))
    }

    fn report_cleaning(&mut self, name: &str, cleaned: Cleaned) -> Option<String> {
        if cleaned.removed {
            self.note_member(name, "held control or direction-changing characters, which were removed");
        }
        if cleaned.clipped {
            self.note_member(name, "was too long and was cut");
        }
        Some(cleaned.text).filter(|text| !text.is_empty())
    }

    /// The text of a member that must be an id.
    fn slug(&mut self, name: &str, member: Member<String>) -> Option<Word> {
        let id = self.text(name, member, MAX_NOTE)?;
        if !is_slug(&id) {
            self.note_member(name, "is no id and was left out");
            return None;
        }
        Some(self.words.intern(&id))
    }
}

/// Makes a signatory of `feature`, noting in `problems` what was mended; `words` are those of the rows before.
///
/// # Errors
/// The problem for which the whole row has to be skipped: no usable id or no name.
pub fn to_signatory(
    feature: Feature,
    row: usize,
    problems: &mut Vec<Problem>,
    words: &mut Interner,
) -> Result<Signatory, Problem> {
    let Feature { id, geometry, properties, .. } = feature;
    let raw_id = match (id, &properties.id) {
        (Member::Missing, Member::Good(inner)) => Some(inner.clone()),
        (Member::Good(id), _) => Some(id),
        _ => None,
    };
    let raw_name = if let Member::Good(name) = &properties.name { clean::line(name, 80).text } else { String::new() };
    let skip = |reason: &str| {
        let shown = raw_id.as_deref().map(|id| clean::line(id, 80).text).filter(|id| !id.is_empty());
        Problem {
            list: "features",
            row,
            id: shown.unwrap_or_else(|| raw_name.clone()),
            reason: reason.to_owned(),
            skipped: true,
        }
    };
    let text = raw_id.as_deref().ok_or_else(|| skip("has no id"))?;
    let id = OrgId::parse(text).ok_or_else(|| skip("the id must be 1 to 80 of a-z, 0-9 and -"))?;
    let mut mender = Mender { row, id: id.as_str().to_owned(), problems, words };
    let Properties { name, kind, themes, district, scope, signed_on, website, email, description, .. } = properties;
    let before = mender.problems.len();
    let Some(name) = mender.text("name", name, MAX_NAME) else {
        // One problem per skipped row says enough.
        mender.problems.truncate(before);
        return Err(skip("has no name"));
    };
    let scope = read_scope(scope, &mut mender);
    Ok(Signatory {
        id,
        name,
        kind: mender.slug("kind", kind).unwrap_or_else(|| mender.words.intern("other")),
        themes: read_themes(themes, &mut mender),
        district: mender.slug("district", district),
        scope,
        point: read_point(geometry, scope, &mut mender),
        signed_on: read_date(signed_on.or_report(|| mender.note("signed_on is no date and was left out")), &mut mender),
        about: About {
            website: read_website(website, &mut mender),
            email: read_email(email, &mut mender),
            description: read_description(description, &mut mender),
            assessed_year: read_year(properties.assessed_year, &mut mender),
            source: mender.word("source", properties.source, MAX_NOTE).unwrap_or_default(),
            updated: mender.word("updated", properties.updated, 40),
        }
        .boxed(),
    })
}

/// A scope that is missing or unknown becomes `undisclosed`: a word this version does not know may well mean "do not
/// show", and a place once shown cannot be taken back.
fn read_scope(member: Member<String>, mender: &mut Mender) -> Scope {
    let known = match member {
        Member::Good(text) => Scope::from_id(text.trim()),
        Member::Missing | Member::Odd => None,
    };
    known.unwrap_or_else(|| {
        mender.note("scope is missing or unknown: treated as undisclosed, so no place is shown");
        Scope::Undisclosed
    })
}

fn read_themes(member: Member<Vec<Member<String>>>, mender: &mut Mender) -> Box<[Word]> {
    let listed = member.or_report(|| mender.note("themes is no list and was left out")).unwrap_or_default();
    let mut themes: Vec<Word> = Vec::new();
    for theme in listed {
        if let Some(theme) = mender.slug("themes", theme).filter(|theme| !themes.contains(theme)) {
            if themes.len() == MAX_THEMES {
                mender.note("has more than 40 themes; the rest were left out");
                break;
            }
            themes.push(theme);
        }
    }
    themes.into_boxed_slice()
}

fn read_point(member: Member<Geometry>, scope: Scope, mender: &mut Mender) -> Option<Point> {
    let geometry = member.or_report(|| mender.note("geometry is none and was left out"))?;
    if scope == Scope::Undisclosed {
        mender.note("an undisclosed place must have no geometry; it was left out");
        return None;
    }
    if geometry.kind != "Point" {
        mender.note("geometry is no Point and was left out");
        return None;
    }
    let Member::Good(coordinates) = geometry.coordinates else {
        mender.note("coordinates are no numbers and were left out");
        return None;
    };
    // A third number, the height, is allowed by GeoJSON and not used.
    let [lon, lat, ..] = coordinates.as_slice() else {
        mender.note("coordinates are fewer than two and were left out");
        return None;
    };
    let point = Point::new(*lon, *lat);
    if point.is_none() {
        let swapped = Point::new(*lat, *lon).is_some();
        mender.note(if swapped {
            "coordinates look swapped (longitude comes first) and were left out"
        } else {
            "coordinates are not on the globe and were left out"
        });
    }
    point
}

fn read_date(value: Option<TextOrYear>, mender: &mut Mender) -> Option<SignedOn> {
    let text = value?.into_text();
    let date = SignedOn::parse(text.trim());
    if date.is_none() && !text.trim().is_empty() {
        mender.note("signed_on is no date (YYYY or YYYY-MM-DD) and was left out");
    }
    date
}

fn read_year(member: Member<TextOrYear>, mender: &mut Mender) -> Option<u16> {
    let text = member.or_report(|| mender.note("assessed_year is no year and was left out"))?.into_text();
    let year = parse_year(text.trim());
    if year.is_none() && !text.trim().is_empty() {
        mender.note("assessed_year is no year and was left out");
    }
    year
}

fn read_website(member: Member<String>, mender: &mut Mender) -> Option<SafeUrl> {
    let text = member.or_report(|| mender.note("website is no text and was left out"))?;
    if text.trim().is_empty() {
        return None;
    }
    let parsed = SafeUrl::parse(text.trim());
    match parsed.and_then(|url| if url.as_str().starts_with("http") { Ok(url) } else { Err(UnsafeUrl::Scheme) }) {
        Ok(url) => Some(url),
        Err(why) => {
            mender.note(&["website was left out: it ", why.describe()].concat());
            None
        }
    }
}

fn read_email(member: Member<String>, mender: &mut Mender) -> Option<Email> {
    let text = member.or_report(|| mender.note("email is no text and was left out"))?;
    let email = Email::parse(text.trim());
    if email.is_none() && !text.trim().is_empty() {
        mender.note("email is not one plain address and was left out");
    }
    email
}

fn read_description(member: Member<BTreeMap<String, Member<String>>>, mender: &mut Mender) -> Vec<(Word, String)> {
    let texts = member.or_report(|| mender.note("description is no list of languages and was left out"));
    let texts = texts.unwrap_or_default();
    let mut description = Vec::with_capacity(texts.len());
    for (lang, text) in texts {
        let is_tag = (2..=12).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !is_tag {
            mender.note("description has a member that is no language tag; it was left out");
            continue;
        }
        let text = text.or_report(|| mender.note("description is no text in one language and was left out"));
        let cleaned = text.map(|text| clean::paragraphs(&text, MAX_DESCRIPTION));
        if let Some(text) = cleaned.and_then(|cleaned| mender.report_cleaning("description", cleaned)) {
            description.push((mender.words.intern(&lang), text));
        }
    }
    description
}
