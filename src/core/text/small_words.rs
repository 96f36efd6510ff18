//! Words of a language that nobody searches for by themselves, such as "in" and "and".

use super::fold::fold_words;
use super::language::Lang;
use super::messages;

/// Such words of one language, folded.
#[derive(Debug, Clone, Default)]
pub struct SmallWords(String);

impl SmallWords {
    /// Those of the language with this tag; none in a language that the interface does not have.
    pub fn of(lang: &str) -> Self {
        let known = Lang::ALL.into_iter().find(|known| known.id() == lang);
        Self(known.map(|lang| fold_words(messages::map::small_words(lang))).unwrap_or_default())
    }

    /// Whether a folded word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.split(' ').any(|small| small == word)
    }

    /// Takes them out of folded words, unless there are no others.
    pub fn leave(&self, words: &mut Vec<String>) {
        if !words.iter().all(|word| self.has(word)) {
            words.retain(|word| !self.has(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SmallWords;

    #[test]
    fn small_words_are_left_out_unless_there_are_no_others() {
        let left = |lang: &str, text: &str| {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            SmallWords::of(lang).leave(&mut words);
            words.join(" ")
        };
        assert_eq!(left("sv", "kultur pa hisingen"), "kultur hisingen");
        assert_eq!((left("sv", "pa"), left("sv", "i pa")), ("pa".to_owned(), "i pa".to_owned()));
        assert_eq!(
            (left("en", "culture on pa"), left("xx", "culture on")),
            ("culture pa".to_owned(), "culture on".to_owned())
        );
    }
}
