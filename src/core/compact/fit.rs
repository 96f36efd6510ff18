//! Whether a definition fits, from answers of yes, no and unsure.

use super::story::Helper;

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It is so.
    Yes,
    /// It is not.
    No,
    /// Nobody here knows.
    Unsure,
}

/// What the answers say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit<'a> {
    /// Something is not answered yet, and nothing is no.
    Open,
    /// Yes throughout.
    Fits,
    /// Nothing is no; these are unsure.
    Unsure(Vec<&'a str>),
    /// These are no. Known as soon as one is.
    Differs(Vec<&'a str>),
}

/// The result for answers in the order of the questions. A single no is enough to differ, however many are left.
pub fn fit<'a>(helper: &'a Helper, replies: &[Option<Reply>]) -> Fit<'a> {
    let about = |wanted: Reply| -> Vec<&'a str> {
        let answered = helper.questions.iter().zip(replies);
        answered.filter(|(_, reply)| **reply == Some(wanted)).map(|(question, _)| question.about.as_str()).collect()
    };
    let (no, unsure) = (about(Reply::No), about(Reply::Unsure));
    let answered = replies.iter().flatten().count();
    if !no.is_empty() {
        Fit::Differs(no)
    } else if answered < helper.questions.len() {
        Fit::Open
    } else if unsure.is_empty() {
        Fit::Fits
    } else {
        Fit::Unsure(unsure)
    }
}

#[cfg(test)]
mod tests {
    use super::super::story::HelperQuestion;
    use super::Reply::{No, Unsure, Yes};
    use super::*;

    fn helper() -> Helper {
        let question =
            |id: &str| HelperQuestion { id: id.to_owned(), text: "?".to_owned(), about: format!("about {id}") };
        Helper {
            section: "s".to_owned(),
            title: String::new(),
            lead: String::new(),
            questions: ["a", "b", "c"].map(question).into(),
            fits: String::new(),
            unsure: String::new(),
            differs: String::new(),
            differs_text: String::new(),
        }
    }

    #[test]
    fn it_fits_when_every_answer_is_yes() {
        assert_eq!(fit(&helper(), &[Some(Yes), Some(Yes), Some(Yes)]), Fit::Fits);
        assert_eq!(fit(&helper(), &[Some(Yes), None, Some(Yes)]), Fit::Open);
        assert_eq!(fit(&helper(), &[None, None, None]), Fit::Open);
    }

    #[test]
    fn what_is_unsure_is_named_once_everything_is_answered() {
        assert_eq!(fit(&helper(), &[Some(Unsure), Some(Yes), Some(Unsure)]), Fit::Unsure(vec!["about a", "about c"]));
        assert_eq!(fit(&helper(), &[Some(Unsure), None, Some(Yes)]), Fit::Open);
    }

    #[test]
    fn one_no_is_said_at_once() {
        assert_eq!(fit(&helper(), &[None, Some(No), None]), Fit::Differs(vec!["about b"]));
        assert_eq!(fit(&helper(), &[Some(Unsure), Some(No), Some(Yes)]), Fit::Differs(vec!["about b"]));
    }
}
