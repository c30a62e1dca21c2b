//! Keys by name, as the DOM names them.

use serde_json::{Value, json};

/// The actions of pressing `words`, keys with blanks between: `Tab`, `Control+k`, `Shift+Tab Enter`.
pub(crate) fn actions(words: &str) -> Value {
    let mut steps = Vec::new();
    for chord in words.split_whitespace() {
        let keys: Vec<String> = parts(chord).into_iter().map(code).collect();
        steps.extend(
            keys.iter()
                .map(|key| json!({"type": "keyDown", "value": key})),
        );
        steps.extend(
            keys.iter()
                .rev()
                .map(|key| json!({"type": "keyUp", "value": key})),
        );
    }
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})
}

/// `Control+k` is two keys; `+` alone is one, and so is the second of `Control++`.
fn parts(chord: &str) -> Vec<&str> {
    match chord.strip_suffix('+') {
        Some("") => vec!["+"],
        Some(before) => before
            .trim_end_matches('+')
            .split('+')
            .chain(["+"])
            .collect(),
        None => chord.split('+').collect(),
    }
}

/// The character WebDriver has for a key: <https://www.w3.org/TR/webdriver2/#keyboard-actions>.
fn code(key: &str) -> String {
    let code = match key {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "Meta" => '\u{E03D}',
        _ => {
            assert_eq!(key.chars().count(), 1, "no key is called {key}");
            return key.to_owned();
        }
    };
    code.to_string()
}
