//! The style sheets of a group of pages as one, so that a written page asks once.

use super::{Order, PrerenderError, read, styles, write};
use crate::core::route::Group;

/// Name of each group in the names of files: its own sheet as trunk wrote it begins with it.
const GROUPS: [(Group, &str); 9] = [
    (Group::Reading, "reading"),
    (Group::Site, "site"),
    (Group::Register, "register"),
    (Group::Organisation, "organisation"),
    (Group::Assessment, "assessment"),
    (Group::Desk, "desk"),
    (Group::Embed, "embed"),
    (Group::Card, "card"),
    (Group::Meeting, "meeting"),
];
/// Whether a tag names the bundle of a group other than `group`: a page is in one bundle, and the addresses and hashes of
/// the others would only make it heavier.
pub fn is_other_bundle(tag: &str, group: Group) -> bool {
    let own = GROUPS.iter().find(|(of, _)| *of == group).map_or("", |(_, name)| name);
    tag.starts_with("<link") && tag.contains("rel=\"bundle\"") && !tag.contains(&format!("/samspel-{own}-"))
}

/// What the sheet of every page begins with.
const COMMON: &str = "main-";

/// Address of each group's sheet.
pub struct Sheets(Vec<(Group, String)>);

impl Sheets {
    /// Writes one sheet per group: what the template asks for, less the sheets of other groups, and `own`.
    ///
    /// # Errors
    /// When a sheet that the template names cannot be read.
    pub fn write(order: &Order, template: &str, own: &str) -> Result<Self, PrerenderError> {
        let mut written = Vec::new();
        for (group, name) in GROUPS {
            let mut text = String::new();
            for sheet in named(template).filter(|sheet| sheet.starts_with(COMMON) || sheet.starts_with(name)) {
                text.push_str(&read(&order.out.join(sheet))?);
            }
            text.push_str(own);
            let file = format!("pages-{name}-{}.css", styles::fingerprint(&text));
            write(&order.out.join(&file), &text)?;
            written.push((group, [order.base.as_str(), &file].concat()));
        }
        Ok(Self(written))
    }

    /// Address of the sheet for a page of this group.
    pub fn of(&self, group: Group) -> &str {
        self.0.iter().find(|(of, _)| *of == group).map_or("", |(_, address)| address)
    }
}

/// Whether a tag asks for a style sheet.
pub fn is_link(tag: &str) -> bool {
    tag.starts_with("<link") && tag.contains("rel=\"stylesheet\"")
}

/// File names of the sheets the template asks for, in its order.
fn named(template: &str) -> impl Iterator<Item = &str> {
    template.split_inclusive('>').filter_map(|piece| {
        let tag = piece.get(piece.rfind('<')?..).filter(|tag| is_link(tag))?;
        let (_, rest) = tag.split_once("href=\"")?;
        rest.split('"').next()?.rsplit('/').next()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Order, Sheets, write};
    use crate::core::route::Group;

    #[test]
    fn each_group_has_what_all_need_and_its_own_in_one_file() {
        let out = std::env::temp_dir().join(format!("samspel-sheets-{}", std::process::id()));
        for (name, text) in [
            ("main-1.css", "a{}"),
            ("register-1.css", "b{}"),
            ("assessment-1.css", "c{}"),
            ("desk-1.css", "e{}"),
            ("embed-1.css", "f{}"),
        ] {
            write(&out.join(name), text).unwrap();
        }
        let template = "<head><link rel=\"stylesheet\" href=\"/x/main-1.css\" integrity=\"s\"/>\
                        <link rel=\"stylesheet\" href=\"/x/register-1.css\"/><link rel=\"stylesheet\" href=\"/x/assessment-1.css\"/>\
                        <link rel=\"stylesheet\" href=\"/x/desk-1.css\"/>\
                        <link rel=\"stylesheet\" href=\"/x/embed-1.css\"/>";
        let order = Order {
            template: "t".into(),
            data: "d".into(),
            out: out.clone(),
            base: "/x/".to_owned(),
            site: String::new(),
        };
        let sheets = Sheets::write(&order, template, "d{}").unwrap();
        let text = |group| std::fs::read_to_string(out.join(sheets.of(group).strip_prefix("/x/").unwrap())).unwrap();
        assert_eq!(text(Group::Reading), "a{}d{}");
        assert_eq!(text(Group::Register), "a{}b{}d{}");
        assert_eq!(text(Group::Assessment), "a{}c{}d{}");
        assert_eq!(text(Group::Desk), "a{}e{}d{}");
        assert_eq!(text(Group::Embed), "a{}f{}d{}");
        std::fs::remove_dir_all(&out).unwrap();
    }
}
