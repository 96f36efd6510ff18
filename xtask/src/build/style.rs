//! The style sheets as one file, so that a page asks once.

use crate::args::Args;
use crate::error::Result;
use crate::project::{Project, files_under, read, write};
use std::path::PathBuf;

/// Sheets in the order they are put together; `style/block/` comes whole, by name. What wins over what is settled by
/// the layers, which `order.css` names, and not by this order.
const BEFORE_BLOCKS: [&str; 4] = ["order.css", "tokens.css", "base.css", "composition.css"];
const AFTER_BLOCKS: [&str; 2] = ["print.css", "forced-colors.css"];

/// `cargo xtask style`: writes `target/style/main.css`, which `index.html` names. Trunk calls it before each build.
///
/// # Errors
/// When a sheet cannot be read or the result cannot be written.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    Args::new(args).finish()?;
    let mut text = String::new();
    for sheet in sheets(project)? {
        text.push_str(&squeeze(&read(&sheet)?));
    }
    write(&project.join("target/style/main.css"), text)
}

fn sheets(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.join("style");
    let mut sheets: Vec<PathBuf> = BEFORE_BLOCKS.iter().map(|name| folder.join(name)).collect();
    let not_css = |path: &std::path::Path| !path.is_dir() && path.extension().is_none_or(|ending| ending != "css");
    sheets.extend(files_under(&folder.join("block"), &not_css)?);
    sheets.extend(AFTER_BLOCKS.iter().map(|name| folder.join(name)));
    Ok(sheets)
}

/// Takes out comments, indentation, line breaks after what ends a piece, and the blank after a property's name; nothing
/// that could carry meaning.
fn squeeze(sheet: &str) -> String {
    let bare = without_comments(sheet);
    let mut text = String::with_capacity(bare.len());
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let property = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        match line.split_once(": ") {
            Some((name, value)) if line.ends_with(';') && property(name) => text.extend([name, ":", value]),
            _ => text.push_str(line),
        }
        if text.ends_with(" {") {
            text.truncate(text.len() - 2);
            text.push('{');
        }
        if !text.ends_with(['{', '}', ';', ',']) {
            text.push('\n');
        }
    }
    text
}

fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut quote = None;
    let mut chars = sheet.chars().peekable();
    while let Some(char) = chars.next() {
        match quote {
            Some(open) => {
                kept.push(char);
                if char == '\\' {
                    kept.extend(chars.next());
                } else if char == open {
                    quote = None;
                }
            }
            None if char == '/' && chars.peek() == Some(&'*') => {
                let mut last = ' ';
                chars.next();
                for inside in chars.by_ref() {
                    if last == '*' && inside == '/' {
                        break;
                    }
                    last = inside;
                }
                // A comment parts two words as a blank does.
                kept.push(' ');
            }
            None => {
                quote = (char == '"' || char == '\'').then_some(char);
                kept.push(char);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_strings_stay() {
        let sheet = "/* a */\n\n  a::before {\n    content: \"/* b */ \\\"\";\n    margin: 0 /**/ 1px;\n  }\n";
        assert_eq!(squeeze(sheet), "a::before{content:\"/* b */ \\\"\";margin:0   1px;}");
    }

    #[test]
    fn selectors_and_values_over_several_lines_keep_their_blanks() {
        let sheet = "a :is(b, c):hover,\nd {\n  grid:\n    \"x y\"\n    / 1fr;\n}\n";
        assert_eq!(squeeze(sheet), "a :is(b, c):hover,d{grid:\n\"x y\"\n/ 1fr;}");
    }

    #[test]
    fn every_sheet_of_the_project_is_in_the_bundle() {
        let project = Project::new();
        let all =
            files_under(&project.join("style"), &|path| path.is_file() && path.extension().is_none_or(|e| e != "css"));
        let mut bundled = sheets(&project).unwrap();
        bundled.sort();
        assert_eq!(bundled, all.unwrap());
    }
}
