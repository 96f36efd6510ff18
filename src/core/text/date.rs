//! Calendar dates as text.

use super::language::Lang;
use super::lower::lower;
use super::messages::dates;

/// True for a day that exists, written `YYYY-MM-DD`, from year 1 on.
pub fn is_iso_date(text: &str) -> bool {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return false;
    }
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap_or(0));
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
    year >= 1 && day >= 1 && day <= days_in_month(year, month)
}

/// The day that `text` names as people write it, as `YYYY-MM-DD`: `15 mars 2027`, `15/3 2027`, `15.3.2027`, `March 15,
/// 2027`. `months` are the names of the twelve months in order; three letters of one are enough, in any case. Nothing
/// without a year, or for a day that does not exist.
pub fn from_words(text: &str, months: &str) -> Option<String> {
    let parts = text.split([' ', '/', '.', '-', ',']).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let [first, second, year] = parts.as_slice() else { return None };
    let number = |text: &str| text.parse::<u32>().ok();
    let named = |month: &str| {
        let (word, long_enough) = (lower(month), month.chars().count() >= 3);
        let at = months.split(' ').position(|name| long_enough && lower(name).starts_with(word.as_str()))?;
        u32::try_from(at + 1).ok()
    };
    let (day, month) = match number(first) {
        Some(day) => (day, number(second).or_else(|| named(second))?),
        // English puts the month first as well; as a number it would be anybody's guess.
        None => (number(second)?, named(first)?),
    };
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    Some([year, "-", &two(month), "-", &two(day)].concat()).filter(|date| is_iso_date(date))
}

/// A day written `YYYY-MM-DD` as people write it, for example `4 september 2012`; nothing when the text is anything else.
///
/// The first formatter of the browser's `Intl` takes it 25 ms to make, on a slow phone 100, and every page tells a day.
/// A test in the browser holds that `Intl` would write the same.
pub fn in_words(lang: Lang, text: &str) -> Option<String> {
    if !is_iso_date(text) {
        return None;
    }
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..)?);
    let month = dates::months(lang).split(' ').nth(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some([day.trim_start_matches('0'), " ", month, " ", year].concat())
}

/// Whether a day is more than a year before today, both written `YYYY-MM-DD`; false when either is no day.
pub fn is_over_a_year_ago(day: &str, today: &str) -> bool {
    let before = today.get(..4).and_then(|year| year.parse::<u32>().ok()).and_then(|year| year.checked_sub(1));
    let (Some(year), Some(rest)) = (before, today.get(4..)) else { return false };
    // Four digits, so that days are in the order of their texts.
    is_iso_date(day) && is_iso_date(today) && *day < *[&format!("{year:04}"), rest].concat()
}

/// Days of a month; 0 for a month that does not exist.
pub fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ago_is_not_over_a_year_ago_and_the_day_before_is() {
        let over = |day| is_over_a_year_ago(day, "2026-11-30");
        assert!(!over("2025-11-30"));
        assert!(over("2025-11-29"));
        assert!(over("2024-12-31"));
        assert!(!over("2026-11-30") && !over("2027-01-01"), "nor is what lies ahead");
        assert!(is_over_a_year_ago("2023-02-28", "2024-02-29"), "a leap day counts from the end of February");
        assert!(!over("") && !over("soon") && !is_over_a_year_ago("2020-01-01", "today"));
    }

    #[test]
    fn a_day_is_told_in_words_and_nothing_else_is() {
        let told = |text: &str| Lang::ALL.map(|lang| in_words(lang, text));
        for (day, words) in [("2012-09-04", "4 september 2012"), ("2024-02-29", "29 februari 2024")] {
            assert_eq!(told(day).first().cloned().flatten().as_deref(), Some(words));
        }
        for text in
            ["", "2012", "2012-09", "2012-13-01", "2023-02-29", "2012-09-04T10:00:00Z", "2012-09-04-1", "i höst"]
        {
            assert!(told(text).iter().all(Option::is_none), "{text}");
        }
    }

    #[test]
    fn a_day_is_understood_as_people_write_it() {
        const MONTHS: &str = "januari februari mars april maj juni juli augusti september oktober november december";
        for text in
            ["15 mars 2027", "15 Mar 2027", "15/3 2027", "15/3/2027", "15.3.2027", "15-03-2027", " 15 mars, 2027 "]
        {
            assert_eq!(from_words(text, MONTHS).as_deref(), Some("2027-03-15"), "{text}");
        }
        let english = "January February March April May June July August September October November December";
        for text in ["15 March 2027", "15 mar 2027", "March 15, 2027", "MAR 15 2027", "15/3 2027"] {
            assert_eq!(from_words(text, english).as_deref(), Some("2027-03-15"), "{text}");
        }
        // What is told is understood again, in every language.
        for lang in Lang::ALL {
            for month in 1..=12 {
                let day = format!("2028-{month:02}-09");
                let told = in_words(lang, &day).unwrap_or_default();
                assert_eq!(from_words(&told, dates::months(lang)), Some(day), "{told}");
            }
        }
        for text in [
            "",
            "mars 2027",
            "mars mars 2027",
            "15 mars",
            "15 ma 2027",
            "31 april 2027",
            "15 13 2027",
            "våren 2027",
            "15 mars 27",
            "1 2 3 4",
        ] {
            assert_eq!(from_words(text, MONTHS), None, "{text}");
        }
    }

    #[test]
    fn only_days_that_exist_are_dates() {
        for good in ["2027-03-01", "2028-02-29", "2000-02-29", "0001-12-31"] {
            assert!(is_iso_date(good), "{good}");
        }
        for bad in ["", "2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-04-00", "27-04-01"]
        {
            assert!(!is_iso_date(bad), "{bad}");
        }
        for bad in ["2027/04/01", "2027-4-01x", "våren 2027", "2027-04-1 ", "+027-04-01", "0000-01-01", "２027-04-"] {
            assert!(!is_iso_date(bad), "{bad}");
        }
    }
}
