//! Brings assessments of every schema ever released to the current one.
//!
//! Each step is a total function from one schema's members to the next one's: it never fails and never drops what it
//! does not know. A released schema keeps a frozen file in `tests/fixtures/assessment/` for ever.

use serde_json::{Map, Value};

/// The schema this version writes.
pub const SCHEMA: u32 = 1;

/// One step: the members of schema *n* made into those of schema *n + 1*.
type Step = fn(Map<String, Value>) -> Map<String, Value>;

/// Steps in order; the first leads from schema 1 to 2. Empty as long as 1 is the only schema.
const STEPS: &[Step] = &[];

/// Brings `members` from schema `from` to [`SCHEMA`]. A schema that is current, or newer, is left as it is.
pub fn to_current(members: Map<String, Value>, from: u32) -> Map<String, Value> {
    run(STEPS, members, from)
}

fn run(steps: &[Step], members: Map<String, Value>, from: u32) -> Map<String, Value> {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).fold(members, |members, step| step(members))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn there_is_one_step_less_than_there_are_schemas() {
        assert_eq!(STEPS.len() + 1, SCHEMA as usize);
    }

    #[test]
    fn only_the_missing_steps_are_taken_and_in_order() {
        fn note(mut members: Map<String, Value>, step: &str) -> Map<String, Value> {
            let so_far = members.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
            members.insert("path".into(), Value::String(so_far + step));
            members
        }
        let steps: [Step; 3] = [|m| note(m, "a"), |m| note(m, "b"), |m| note(m, "c")];
        let path = |from| run(&steps, Map::new(), from).get("path").and_then(Value::as_str).unwrap_or("").to_owned();
        assert_eq!([path(1), path(2), path(4), path(u32::MAX)], ["abc", "bc", "", ""]);
    }
}
