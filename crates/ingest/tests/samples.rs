//! The sample archive reads as its own list says.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads its pages and stops where one goes wrong"
)]

use std::path::PathBuf;

use bundle::{Field, NoteKind};
use hanzi::ScriptState;
use ingest::ingest;

/// A row of the list: page, date, script, encoding.
type Row = [String; 4];

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

fn rows() -> Vec<Row> {
    let list = std::fs::read_to_string(samples().join("README.md")).unwrap();
    let cells = |line: &str| -> Option<Row> {
        let line = line.strip_prefix("| `")?;
        let cells: Vec<_> = line
            .split('|')
            .map(|it| it.trim().trim_matches('`').to_owned())
            .collect();
        let [page, date, script, encoding, _] = cells.try_into().ok()?;
        Some([page, date, script, encoding])
    };
    let rows: Vec<Row> = list.lines().filter_map(cells).collect();
    assert!(rows.len() >= 24, "the list has its pages: {rows:?}");
    rows
}

#[test]
fn every_sample_reads_with_its_date_script_and_encoding() {
    for [page, date, script, encoding] in rows() {
        let bytes = std::fs::read(samples().join("pages").join(&page)).unwrap();
        let article = ingest(&page, &bytes, "").unwrap();
        assert_eq!(article.issued.value(), Some(&date), "{page}");
        assert!(matches!(article.issued, Field::Stated { .. }), "{page}");
        let wanted = encoding.split([' ', ',']).next().unwrap();
        let found = article.origin.encoding.as_str();
        let one_family = wanted == "GB18030" && found == "GBK";
        assert!(
            found.eq_ignore_ascii_case(wanted) || one_family,
            "{page}: {found}"
        );
        let state = article.script.state;
        let fits = if script.starts_with("Simplified") {
            // A page in Simplified script may speak of Traditional characters.
            matches!(state, ScriptState::Hans | ScriptState::Mixed)
        } else {
            state == ScriptState::Hant
        };
        assert!(fits, "{page}: {state:?}");
    }
}

#[test]
fn samples_hold_no_mark_up_and_no_furniture_among_their_paragraphs() {
    for [page, ..] in rows() {
        let bytes = std::fs::read(samples().join("pages").join(&page)).unwrap();
        let article = ingest(&page, &bytes, "").unwrap();
        let body = article.body.here().unwrap();
        for tag in ["<p", "</", "<br", "&nbsp", "&gt"] {
            assert!(!body.text.contains(tag), "{page}: {tag}");
        }
        for text in body.blocks.iter().flat_map(bundle::Block::spans) {
            let text = text.of(&body.text).unwrap();
            for label in [
                "责任编辑",
                "責任編輯",
                "发布时间",
                "發布日期",
                "当前位置",
                "目前位置",
                "版权",
                "版權",
            ] {
                assert!(!text.starts_with(label), "{page}: {text}");
            }
        }
        let decoded_ill =
            |kind: &NoteKind| matches!(kind, NoteKind::Malformed { .. } | NoteKind::GuessedCharset);
        assert!(
            !body.notes.iter().any(|note| decoded_ill(&note.kind)),
            "{page}: {:?}",
            body.notes
        );
    }
}
