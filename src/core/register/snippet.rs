//! The lines a partner pastes to show something of this site on a page of its own (contract §4).

/// What the frame may do: run, reach its own address, open links in new tabs.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

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
    use super::iframe;
    use proptest::prelude::*;

    #[test]
    fn it_is_what_the_contract_says() {
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
        }
    }
}
