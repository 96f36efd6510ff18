//! What starts a page, as one script: asked for once, and without what only people read.

use super::script::bare;
use crate::error::{Error, Result};
use crate::project::{Project, read, write};

/// Scripts of `shell/` in the order they run: who reads the data's files and who brings the second half of a program are
/// there before who starts it.
const SCRIPTS: [&str; 3] = ["ladder.js", "second.js", "boot.js"];

/// Under which name a file is published that lies in `shell/`, or at the top.
pub fn published(file: &str) -> &str {
    let name = file.trim_start_matches("shell/");
    if SCRIPTS.contains(&name) { "boot.js" } else { name }
}

/// Writes `target/shell/boot.js`, which `index.html` names.
///
/// # Errors
/// When a script cannot be read or joined, or the result cannot be written.
pub fn join(project: &Project) -> Result<()> {
    let mut joined = String::new();
    for name in SCRIPTS {
        let place = project.join("shell").join(name);
        let block = block(&read(&place)?);
        joined.push_str(&block.ok_or_else(|| Error::invalid(&place, "it cannot be joined to another script"))?);
    }
    write(&project.join("target/shell/boot.js"), joined)
}

/// A module as a block of a longer one, so that its names stay its own. Nothing when it imports or exports, which only a
/// whole module may.
fn block(module: &str) -> Option<String> {
    let alone = module.lines().any(|line| line.starts_with("import ") || line.starts_with("export "));
    (!alone).then_some(())?;
    Some(["{\n", &bare(module)?, "\n}\n"].concat())
}

#[cfg(test)]
mod tests {
    use super::{block, published};

    #[test]
    fn what_starts_a_page_is_published_under_one_name() {
        let names = ["shell/ladder.js", "shell/boot.js", "shell/sw.js", "index.html"].map(published);
        assert_eq!(names, ["boot.js", "boot.js", "sw.js", "index.html"]);
    }

    #[test]
    fn a_module_becomes_a_block_unless_it_has_to_be_one_of_its_own() {
        assert_eq!(block("// one\nconst a = 1;\n").as_deref(), Some("{\nconst a = 1;\n}\n"));
        assert_eq!(block("import { a } from \"./a.js\";\n"), None);
        assert_eq!(block("const a = 1;\nexport { a };\n"), None);
    }
}
