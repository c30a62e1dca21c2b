//! The encoding that a page declares for itself.

/// How many bytes of a page are searched. The standard asks for 1,024; many pages need more.
const SEARCHED: usize = 4096;

/// The label in `<meta charset>`, in `<meta http-equiv>` or in an XML declaration, in small letters.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head: String = bytes
        .iter()
        .take(SEARCHED)
        .map(|byte| char::from(*byte))
        .collect();
    let head = head.to_ascii_lowercase();
    if let Some((declaration, _)) = head
        .strip_prefix("<?xml")
        .and_then(|it| it.split_once("?>"))
        && let Some(label) = label_after(declaration, "encoding")
    {
        return Some(label);
    }
    head.split("<meta").skip(1).find_map(|rest| {
        let tag = rest.split_once('>').map_or(rest, |(tag, _)| tag);
        label_after(tag, "charset")
    })
}

/// The label in `name = "label"`, quoted or not.
fn label_after(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let end = |c: char| c.is_whitespace() || "\"';/>".contains(c);
    let label = rest.split(end).next().unwrap_or_default();
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::charset;

    #[track_caller]
    fn check(head: &str, label: Option<&str>) {
        assert_eq!(charset(head.as_bytes()).as_deref(), label);
    }

    #[test]
    fn every_way_to_declare_is_read() {
        check("<meta charset=gbk>", Some("gbk"));
        check("<META CharSet = 'Big5' >", Some("big5"));
        check(
            "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
            Some("gb2312"),
        );
        check(
            "<?xml version=\"1.0\" encoding=\"GB18030\"?><html>",
            Some("gb18030"),
        );
        check("<meta name=\"a\"><meta charset='utf-8'/>", Some("utf-8"));
    }

    #[test]
    fn talk_about_charsets_declares_nothing() {
        check("<p>charset=gbk</p>", None);
        check("<meta charset=\"\">", None);
        check("encoding=gbk", None);
    }
}
