//! Where in a JSON text a byte lies.

use super::json::string_at;

/// An object or a list around a place.
enum Step {
    /// An object, with where the quotation mark of the key stands, once its colon has come.
    Key(Option<usize>),
    /// A list, with the number of the element.
    Element(usize),
}

/// The JSON path, without its `$`, of the value that is being read after `end` bytes of `text`.
///
/// Just before and just after a value it is the path of that value. Of a text that is no JSON, or
/// that breaks off, it is the path as far as that can be told.
pub(super) fn path(text: &str, end: usize) -> String {
    let mut steps = Vec::new();
    // The string read last: a key, should a colon follow.
    let mut last = 0;
    let mut bytes = text.bytes().enumerate().take(end);
    while let Some((at, byte)) = bytes.next() {
        match (byte, steps.last_mut()) {
            (b'"', _) => {
                last = at;
                // To the quotation mark that no backslash stands before.
                while let Some((_, byte)) = bytes.next() {
                    match byte {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => {}
                    }
                }
            }
            (b'{', _) => steps.push(Step::Key(None)),
            (b'[', _) => steps.push(Step::Element(0)),
            (b'}' | b']', _) => drop(steps.pop()),
            (b':', Some(Step::Key(key))) => *key = Some(last),
            (b',', Some(Step::Key(key))) => *key = None,
            (b',', Some(Step::Element(index))) => *index += 1,
            _ => {}
        }
    }
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(Some(at)) => {
                path.push('.');
                path.push_str(&string_at(text, at));
            }
            Step::Key(None) => {}
            Step::Element(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path at the mark `^`, which is taken out.
    fn at_mark(marked: &str) -> String {
        let (before, after) = marked.split_once('^').unwrap_or((marked, ""));
        path(&format!("{before}{after}"), before.len())
    }

    #[test]
    fn a_value_has_one_path_before_it_in_it_and_after_it() {
        assert_eq!(at_mark(r#"{"a":^ 1}"#), ".a");
        assert_eq!(at_mark(r#"{"a": "x^y"}"#), ".a");
        assert_eq!(at_mark(r#"{"a": "xy"^, "b": 1}"#), ".a");
        assert_eq!(at_mark(r#"{"a": {"x": 1}^}"#), ".a");
        assert_eq!(at_mark("[^1]"), "[0]");
        assert_eq!(at_mark("[1^]"), "[0]");
    }

    #[test]
    fn a_key_belongs_to_its_object() {
        assert_eq!(at_mark(r#"{"a": {"x": 1, "y"^: 2}}"#), ".a");
        assert_eq!(at_mark(r#"{"a": {^"x": 1}}"#), ".a");
        assert_eq!(at_mark(r#"{"a": 1,^ "b": 2}"#), "");
        assert_eq!(at_mark(r#"{"a": 1}^"#), "");
    }

    #[test]
    fn lists_are_counted_within_each_other() {
        assert_eq!(
            at_mark(r#"[[1, 2], [3, [4, {"a": [5, ^6]}]]]"#),
            "[1][1][1].a[1]"
        );
        assert_eq!(at_mark("[[1, 2], [3, 4], ^]"), "[2]");
        assert_eq!(at_mark("[[], [[]], [[],[^]]]"), "[2][1][0]");
    }

    #[test]
    fn what_stands_in_a_string_is_no_structure() {
        assert_eq!(at_mark(r#"{"a": "{[,:\"", "b": ["\\", "]", ^1]}"#), ".b[2]");
        assert_eq!(at_mark(r#"{"x\\": {"y\"z,": ^1}}"#), r#".x\.y"z,"#);
        assert_eq!(at_mark(r#"["\\\"", ^"]"#), "[1]");
    }

    #[test]
    fn characters_of_every_length_are_passed_over() {
        assert_eq!(at_mark(r#"{"漢": "𠀋é", "𠀋": ^1}"#), ".𠀋");
        assert_eq!(at_mark(r#"{"\ud840\udc0b\u6f22": ^1}"#), ".𠀋漢");
        let text = r#"{"a": "𠀋"}"#;
        for end in 7..12 {
            assert_eq!(path(text, end), ".a", "after {end} bytes");
        }
    }

    #[test]
    fn a_text_that_breaks_off_has_a_path_all_the_same() {
        assert_eq!(at_mark(r#"{"a": [1, "x"#), ".a[1]");
        assert_eq!(at_mark(r#"{"a": [1, "x\"#), ".a[1]");
        assert_eq!(at_mark(r#"{"a": {"b"#), ".a");
        assert_eq!(at_mark("]}:,"), "");
        assert_eq!(path("[1", 99), "[0]");
        assert_eq!(path("", 0), "");
    }
}
