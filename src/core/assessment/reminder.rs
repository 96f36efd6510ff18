//! When to remind a person, gently, that a file is the copy that lasts: a browser may throw away what it keeps.

/// Changes after which a reminder is due.
const CHANGES: u64 = 10;
/// Time after which a single change is enough, ms.
const PAUSE_MS: u64 = 7 * 24 * 60 * 60 * 1_000;

/// When an assessment was last saved as a file, or the reminder last put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// Revision of the draft then.
    pub rev: u64,
    /// The time then, ms since 1970.
    pub at: u64,
}

impl Note {
    /// Key under which the note for assessment `id` is kept.
    pub fn key(id: &str) -> String {
        ["samspel/file/", id].concat()
    }

    /// The note as text.
    pub fn to_text(self) -> String {
        [self.rev.to_string(), self.at.to_string()].join(" ")
    }

    /// Reads the text of a note; nothing when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (rev, at) = text.split_once(' ')?;
        Some(Self { rev: rev.parse().ok()?, at: at.parse().ok()? })
    }

    /// Whether it is time to remind: something changed since, and there were ten changes or seven days. A clock that jumps
    /// back reminds late rather than at every change.
    pub fn is_due(self, rev: u64, now: u64) -> bool {
        let changes = rev.saturating_sub(self.rev);
        changes >= CHANGES || (changes > 0 && now.saturating_sub(self.at) >= PAUSE_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::{Note, PAUSE_MS};
    use proptest::prelude::*;

    #[test]
    fn ten_changes_or_seven_days_with_one_are_enough() {
        let note = Note { rev: 5, at: 1_000 };
        assert!(!note.is_due(14, 1_000) && note.is_due(15, 1_000));
        assert!(!note.is_due(6, 1_000 + PAUSE_MS - 1) && note.is_due(6, 1_000 + PAUSE_MS));
        assert!(!note.is_due(5, 1_000 + 100 * PAUSE_MS), "nothing has changed");
        assert!(!note.is_due(6, 0), "the clock went back");
    }

    proptest! {
        #[test]
        fn a_note_is_read_back_and_nothing_else_is_one(rev: u64, at: u64, text in ".*") {
            let note = Note { rev, at };
            prop_assert_eq!(Note::parse(&note.to_text()), Some(note));
            if let Some(note) = Note::parse(&text) {
                prop_assert_eq!(Note::parse(&note.to_text()), Some(note));
            }
        }
    }
}
