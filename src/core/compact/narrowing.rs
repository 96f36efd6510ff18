//! What a page shows of a list, as a number in its address: the group of areas, the period of the history.

/// The number that `key` has in a query string without `?`; none where it is absent or no number.
pub fn number_in(search: &str, key: &str) -> Option<u32> {
    search.split('&').find_map(|part| part.strip_prefix(key)?.strip_prefix('=')).and_then(|value| value.parse().ok())
}

/// The query string with `key` set to `value`, or without it; every other member stays as it is.
#[must_use]
pub fn with_number(search: &str, key: &str, value: Option<u32>) -> String {
    let other = |part: &&str| !part.is_empty() && part.split('=').next() != Some(key);
    let mut parts: Vec<&str> = search.split('&').filter(other).collect();
    let own = value.map(|value| [key, "=", &value.to_string()].concat());
    parts.extend(own.as_deref());
    parts.join("&")
}

#[cfg(test)]
mod tests {
    use super::{number_in, with_number};
    use proptest::prelude::*;

    #[test]
    fn one_member_changes_and_the_others_stay() {
        assert_eq!(with_number("easy=1&group=2", "group", Some(3)), "easy=1&group=3");
        assert_eq!(with_number("group=2&easy=1", "group", None), "easy=1");
        assert_eq!(with_number("", "group", Some(1)), "group=1");
    }

    #[test]
    fn what_is_no_number_is_no_choice() {
        for search in ["", "group", "group=", "group=x", "group=-1", "groups=1", "group=99999999999"] {
            assert_eq!(number_in(search, "group"), None, "{search}");
        }
    }

    proptest! {
        #[test]
        fn what_was_set_is_read_again(search in "[a-z=&0-9]{0,30}", value in any::<u32>()) {
            prop_assert_eq!(number_in(&with_number(&search, "period", Some(value)), "period"), Some(value));
        }
    }
}
