//! The lines a partner pastes to show something of this site on a page of its own.

/// What the frame may do: run, reach its own address, open links in new tabs.
pub const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/// An `iframe` for `address`, called `title`, `height` CSS px high.
pub fn iframe(address: &str, title: &str, height: u32) -> String {
    let mut out = String::from("<iframe src=\"");
    push_attribute(&mut out, address);
    out.push_str("\" title=\"");
    push_attribute(&mut out, title);
    out.push_str("\" width=\"100%\" height=\"");
    out.push_str(&height.to_string());
    out.push_str("\"\n  loading=\"lazy\" style=\"border:0\" sandbox=\"");
    out.push_str(SANDBOX);
    out.push_str("\"\n  referrerpolicy=\"strict-origin-when-cross-origin\"></iframe>");
    out
}

/// The helper element with its script, from the site at `home` (with a slash at its end). `attributes` say what is shown;
/// inside stands a link to `page`, for where the element does not run. The style keeps its room before the script has come.
pub fn element(home: &str, attributes: &[(&str, &str)], page: &str, title: &str, height: u32) -> String {
    let mut out = String::from("<script type=\"module\" src=\"");
    push_attribute(&mut out, home);
    out.push_str("embed.js\"></script>\n<samspel-embed");
    for (name, value) in attributes {
        out.extend([" ", name, "=\""]);
        push_attribute(&mut out, value);
        out.push('"');
    }
    out.push_str(" label=\"");
    push_attribute(&mut out, title);
    out.push_str("\"\n  style=\"display:block;min-height:");
    out.push_str(&height.to_string());
    out.push_str("px\"><a href=\"");
    push_attribute(&mut out, page);
    out.push_str("\">");
    push_attribute(&mut out, title);
    out.push_str("</a></samspel-embed>");
    out
}

/// A picture at `address` that leads to `page`; `title` is what it says.
pub fn picture(address: &str, page: &str, title: &str) -> String {
    let mut out = String::from("<a href=\"");
    push_attribute(&mut out, page);
    out.push_str("\"><img src=\"");
    push_attribute(&mut out, address);
    out.push_str("\" alt=\"");
    push_attribute(&mut out, title);
    out.push_str("\" width=\"320\" loading=\"lazy\"></a>");
    out
}

/// `text` so that it stays inside the quotation marks of an attribute.
fn push_attribute(out: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{element, iframe, picture};
    use proptest::prelude::*;

    #[test]
    fn it_is_what_is_published() {
        let expected = "<iframe src=\"https://a.example/embed/organisationer/x\" title=\"Vi &amp; &quot;ni&quot;\" \
                        width=\"100%\" height=\"360\"\n  loading=\"lazy\" style=\"border:0\" \
                        sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"\n  \
                        referrerpolicy=\"strict-origin-when-cross-origin\"></iframe>";
        assert_eq!(iframe("https://a.example/embed/organisationer/x", "Vi & \"ni\"", 360), expected);
    }

    proptest! {
        #[test]
        fn no_name_gets_out_of_its_attribute(title in any::<String>()) {
            let text = iframe("https://a.example/", &title, 300);
            prop_assert_eq!(text.matches('<').count(), 2);
            prop_assert_eq!(text.matches('"').count(), 16);
            let text = element("https://a.example/", &[("view", &title)], "https://a.example/karta", &title, 300);
            prop_assert_eq!((text.matches('<').count(), text.matches('"').count()), (6, 12));
            let text = picture("https://a.example/badge/x.svg", "https://a.example/", &title);
            prop_assert_eq!((text.matches('<').count(), text.matches('"').count()), (3, 10));
        }
    }
}
