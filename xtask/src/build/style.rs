//! The style sheets in a few files: what every page needs, and what only the pages of one group or two do.

use crate::error::Result;
use crate::project::{Project, files_under, read, write};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Sheets in the order they are put together; `style/block/` comes whole, by name. What wins over what is settled by
/// the layers, which `order.css` names, and not by this order.
const BEFORE_BLOCKS: [&str; 4] = ["order.css", "tokens.css", "base.css", "composition.css"];
const AFTER_BLOCKS: [&str; 2] = ["print.css", "forced-colors.css"];

/// Sheets of `style/block/` that not every group of pages needs, by the name of the file they go into.
const OF_GROUPS: [(&str, &[&str]); 9] = [
    ("reading", &["home.css"]),
    ("site", &["builder.css"]),
    ("register", &["directory.css", "listing.css", "map.css", "map-controls.css", "org.css", "phone-map.css"]),
    ("organisation", &["map.css", "org.css"]),
    ("assessment", &["levels.css", "plan.css", "result.css"]),
    ("desk", &["desk.css", "levels.css"]),
    ("embed", &["directory.css", "embed.css", "listing.css", "map.css", "map-controls.css", "org.css"]),
    ("card", &["embed.css", "org.css"]),
    ("meeting", &["meeting.css"]),
];

/// The files of a sheet: those of the groups that need it, else the one of every page.
fn files_of(sheet: &Path) -> Vec<&'static str> {
    let name = sheet.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let own: Vec<_> = OF_GROUPS.iter().filter(|(_, sheets)| sheets.contains(&name)).map(|(file, _)| *file).collect();
    if own.is_empty() { vec!["main"] } else { own }
}

/// Writes `target/style/main.css` and one sheet per group, which `index.html` names.
///
/// # Errors
/// When a sheet cannot be read or the result cannot be written.
pub fn join(project: &Project) -> Result<()> {
    let mut files = BTreeMap::from([("main", String::new())]);
    for sheet in sheets(project)? {
        let text = tighten(&squeeze(&read(&sheet)?));
        for file in files_of(&sheet) {
            files.entry(file).or_default().push_str(&text);
        }
    }
    for (name, text) in files {
        write(&project.join(format!("target/style/{name}.css")), text)?;
    }
    Ok(())
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

/// Takes out what a browser does not read, outside of strings: the blank after a comma or a colon, the nought before a
/// decimal point, the semicolon before a closing brace.
fn tighten(sheet: &str) -> String {
    let mut text = String::with_capacity(sheet.len());
    let mut quote = None;
    let mut chars = sheet.chars().peekable();
    while let Some(char) = chars.next() {
        if let Some(open) = quote {
            quote = (char != open).then_some(open);
            text.push(char);
            if char == '\\' {
                text.extend(chars.next());
            }
            continue;
        }
        let next = chars.peek().copied();
        let begins_number = text.trim_end_matches('-').ends_with([' ', ':', ',', '(']);
        match char {
            '"' | '\'' => {
                quote = Some(char);
                text.push(char);
            }
            ' ' if text.ends_with([',', ':']) => {}
            '0' if next == Some('.') && begins_number => {}
            ';' if next == Some('}') => {}
            _ => text.push(char),
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
    fn what_a_browser_does_not_read_goes_and_strings_stay() {
        let tight = |sheet: &str| tighten(sheet);
        assert_eq!(tight("a{margin:-0.5rem 0.25rem 10.5px;}"), "a{margin:-.5rem .25rem 10.5px}");
        assert_eq!(
            tight("@media (min-width: 60rem){a,b{c:rgb(0, 0.5, 0);}}"),
            "@media (min-width:60rem){a,b{c:rgb(0,.5,0)}}"
        );
        assert_eq!(tight("a :hover{b:calc(1px + 0.2vw);}"), "a :hover{b:calc(1px + .2vw)}");
        assert_eq!(tight("a{b:\"x, 0.5: ;} \\\" , \";}"), "a{b:\"x, 0.5: ;} \\\" , \"}");
        assert_eq!(tight("a{b:url(\"f-5.3.0-l.woff2\");}"), "a{b:url(\"f-5.3.0-l.woff2\")}");
    }

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
