//! A letter that asks the other party to answer the same questions. Its words are data.

use super::instrument::Patterns;

/// A letter, ready to be changed and sent by the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// One line.
    pub subject: String,
    /// Plain text with line breaks.
    pub text: String,
}

/// The letter, or none when the instrument has no words for it. `about` is what the answers are about, `address` where
/// the questions are. What is put in is never read as a placeholder itself.
pub fn invitation(patterns: &Patterns, about: &str, address: &str) -> Option<Invitation> {
    let filled = |piece: &str| piece.replace("{address}", address);
    let text: Vec<String> = patterns.invite.split("{about}").map(filled).collect();
    (!patterns.invite.is_empty())
        .then(|| Invitation { subject: patterns.invite_subject.clone(), text: text.join(about) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(invite: &str) -> Patterns {
        Patterns { invite_subject: "Please".to_owned(), invite: invite.to_owned(), ..Patterns::default() }
    }

    #[test]
    fn the_letter_says_what_it_is_about_and_where_the_questions_are() {
        let letter = invitation(&words("About {about}.\nAt {address}"), "the school", "https://x.test/");
        let text = "About the school.\nAt https://x.test/".to_owned();
        assert_eq!(letter, Some(Invitation { subject: "Please".to_owned(), text }));
    }

    #[test]
    fn a_name_that_looks_like_a_placeholder_stays_as_it_is() {
        let letter = invitation(&words("{about} {address}"), "{address} {about}", "https://x.test/");
        assert_eq!(letter.map(|letter| letter.text).as_deref(), Some("{address} {about} https://x.test/"));
    }

    #[test]
    fn an_instrument_without_the_words_has_no_letter() {
        assert_eq!(invitation(&words(""), "a", "b"), None);
    }
}
