//! `duizhao repair`: one page, repaired, listed and compared.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::folder::{Folder, Ran};

/// A page with a machine's notes, a place one byte off, and a loss.
const DAMAGED: &str = "全國(guó)各地的標(biāo)準(zhǔn)都在今年公布。\n\
    工作按照年初的安排展開(kāi)，下半年的學(xué)習(xí)由各地研究機(jī)構自行安排。\n\
    會(huì)議的結果寫在???上。\n";

const SOUND: &str = "全國各地的標準都在今年公布。\n\
    工作按照年初的安排展開，下半年的學習由各地研究機構自行安排。\n\
    會議的結果寫在???上。\n";

fn repair(args: &[&str]) -> Ran {
    let folder = Folder::new();
    folder.put("page.txt", DAMAGED);
    folder.run(&[&["repair", "page.txt"], args].concat())
}

#[test]
fn the_repaired_text_is_printed_as_it_is() {
    let ran = repair(&[]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, SOUND, "")
    );
}

#[test]
fn the_list_gives_the_archived_text_back() {
    let list: Value = serde_json::from_str(&repair(&["--json"]).out).unwrap();
    assert_eq!(list["encoding"], "UTF-8");
    let repairs = list["repairs"].as_array().unwrap();
    assert_eq!(repairs.len(), 9, "{list}");
    for repair in repairs {
        let (at, found) = (
            repair["at"].as_u64().unwrap(),
            repair["found"].as_str().unwrap(),
        );
        assert!(
            DAMAGED
                .split_at(usize::try_from(at).unwrap())
                .1
                .starts_with(found)
        );
    }
    let (second, end) = (&repairs[1], &repairs[8]);
    assert_eq!(
        (&second["kind"], &second["found"]),
        (&"gloss".into(), &"(biāo)".into())
    );
    assert_eq!(second["why"], "biāo is a reading of 標");
    assert_eq!((&end["kind"], &end["line"]), (&"gap".into(), &3.into()));
    assert_eq!((&end["found"], &end["put"]), (&"???".into(), &"???".into()));
}

#[test]
fn the_comparison_shows_both_texts_and_the_reasons() {
    let ran = repair(&["--diff"]);
    assert_eq!(ran.code, 0);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines[0],
        "line 1: 全國[-(guó)-]各地的標[-(biāo)-]準[-(zhǔn)-]都在今年公布。"
    );
    assert_eq!(lines[1], "    gloss, proved: guó is a reading of 國");
    assert!(
        ran.out
            .contains("line 3: 會[-(huì)-]議的結果寫在[?\u{3f}??\u{3f}]上。"),
        "{}",
        ran.out
    );
}

#[test]
fn a_sound_page_needs_nothing() {
    let folder = Folder::new();
    folder.put("page.txt", "今天天氣很好。");
    let ran = folder.run(&["repair", "page.txt", "--diff"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "nothing to repair\n"));
    assert_eq!(folder.run(&["repair", "page.txt"]).out, "今天天氣很好。");
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let folder = Folder::new();
    let mut command = folder.command();
    command.args(["repair", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(DAMAGED.as_bytes())
        .unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.out.as_str()), (0, SOUND));
}

#[test]
fn a_bad_file_says_what_is_wrong() {
    let folder = Folder::new();
    folder.put("empty.txt", "");
    folder.put("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    for (file, reason) in [
        ("nowhere.txt", "reading nowhere.txt: it cannot be opened: "),
        ("empty.txt", "reading empty.txt: the file is empty"),
        (
            "picture.txt",
            "reading picture.txt: the file is no page but a PNG picture",
        ),
        (".", "reading .: it cannot be read"),
    ] {
        let ran = folder.run(&["repair", file]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(
            ran.err.starts_with(&format!("duizhao: {reason}")),
            "{}",
            ran.err
        );
        let ran = folder.run(&["repair", file, "--json"]);
        let said: Value = serde_json::from_str(&ran.out).unwrap();
        assert!(
            said["error"].as_str().unwrap().starts_with(reason),
            "{said}"
        );
    }
}
