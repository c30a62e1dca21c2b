//! A bundle on disk that is not as it was written is found out.

use std::fs;

use bundle::{Bundle, Part, write_one};
use sha2::{Digest, Sha256};

use crate::folder::{Folder, PAGE, Ran, packed, unpacked};

/// What is done to a part, and the bytes that the bundle then says it has once unpacked.
type Spoil<'a> = &'a dyn Fn(&[u8]) -> (Vec<u8>, u64);

fn built(more: &[&str]) -> Folder {
    let folder = Folder::with_page();
    folder.put("pages/second.txt", PAGE);
    folder.put("pages/third.html", "<title>標題</title><p>內容。</p>");
    folder.build(0, more);
    folder
}

/// Changes the built bundle, writes it again, and verifies.
fn changed(change: impl FnOnce(&mut Bundle)) -> Ran {
    let folder = built(&[]);
    let mut bundle = folder.bundle("out/bundle.json");
    change(&mut bundle);
    folder.put("out/bundle.json", write_one(&bundle));
    folder.run(&["verify", "out"])
}

#[track_caller]
fn faulty(ran: &Ran, fault: &str) {
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(fault), "{}", ran.out);
}

fn text(bundle: &mut Bundle) -> &mut bundle::Body {
    let bundle::BodyAt::Here(body) = &mut bundle.articles[0].body else {
        panic!("in one file")
    };
    body
}

#[test]
fn what_was_built_is_sound() {
    for more in [&[][..], &["--split"]] {
        let ran = built(more).run(&["verify", "out"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(
            ran.out
                .contains("2 archived texts proved by SHA-256 (1 cannot be), 0 faults"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_text_that_is_not_the_page_is_found() {
    let ran = changed(|bundle| {
        let body = text(bundle);
        body.text = body.text.replace("个别字作了调整", "个别字未作调整");
    });
    faulty(
        &ran,
        "fault: good: the archived text is not that of the page",
    );
}

#[test]
fn counts_that_do_not_fit_their_lists_are_found() {
    let ran = changed(|bundle| {
        bundle.articles[0].doubts = 7;
        let tally = bundle::Tally {
            kind: bundle::RepairKind::Gap,
            count: 1,
        };
        bundle.articles[0].repaired.push(tally);
    });
    faulty(&ran, "`doubts`");
    faulty(&ran, "`repaired`");
}

#[test]
fn an_article_that_cannot_be_read_is_listed() {
    let ran = changed(|bundle| {
        let again = bundle.articles[1].clone();
        bundle.articles.push(again);
        text(bundle).blocks.push(bundle::Block::Quote {
            span: bundle::Span::new(1, 2),
        });
    });
    faulty(&ran, "fault: $.articles[0].body.here.blocks[");
    faulty(
        &ran,
        "fault: $.articles[3].id: an earlier article has the id second as well",
    );
}

#[test]
fn a_part_that_is_missing_or_another_file_is_found() {
    let folder = built(&["--split"]);
    let path = folder.bundle("out/bundle.json").parts[0].path.clone();
    let file = format!("out/{path}");
    let whole = folder.bytes(&file);
    let mut other = whole.clone();
    *other.last_mut().unwrap() = b' ';
    folder.put(&file, &other);
    faulty(&folder.run(&["verify", "out"]), "its SHA-256 is");
    folder.put(&file, &whole[..whole.len() - 1]);
    faulty(&folder.run(&["verify", "out"]), "the bundle says");
    fs::remove_file(folder.path(&file)).unwrap();
    faulty(&folder.run(&["verify", "out"]), "the part is not there");
    assert_eq!(folder.run(&["inspect", "out", "good"]).code, 2);
    folder.put(&file, &whole);
    assert_eq!(folder.run(&["verify", "out"]).code, 0);
}

#[test]
fn what_is_no_bundle_is_an_error() {
    let folder = Folder::new();
    for (bytes, said) in [
        (&b""[..], "empty"),
        (b"<!doctype html>", "web page"),
        (b"{\"format\":\"duizhao\",\"version\":3}", "version 3"),
        (b"{\"format\":\"duizhao\"", "breaks off"),
        (b"{}", "$.format"),
    ] {
        folder.put("bundle.json", bytes);
        let ran = folder.run(&["verify", "."]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(folder.run(&["verify", "nowhere"]).code, 2);
}

/// A split bundle whose only part is made anew: its bytes, and how many the bundle gives it unpacked.
fn repacked(remake: impl FnOnce(&[u8]) -> (Vec<u8>, u64)) -> Folder {
    let folder = built(&["--split"]);
    let mut bundle = folder.bundle("out/bundle.json");
    let json = unpacked(&folder.bytes(&format!("out/{}", bundle.parts[0].path)));
    let (bytes, unpacked) = remake(&json);
    // As whoever makes such a part would: the digest is right.
    let sha256 = Sha256::digest(&bytes)
        .iter()
        .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"));
    bundle.parts = vec![Part::of_texts(bytes.len() as u64, Some(unpacked), sha256)];
    folder.put(&format!("out/{}", bundle.parts[0].path), bytes);
    folder.put("out/bundle.json", write_one(&bundle));
    folder
}

#[test]
fn a_part_that_does_not_unpack_as_the_bundle_says_is_found() {
    let half = |json: &[u8]| {
        let packed = packed(json);
        (packed[..packed.len() / 2].to_vec(), json.len() as u64)
    };
    let changed = |json: &[u8]| {
        let mut packed = packed(json);
        // Right after the head of ten bytes: blocks of kind 3 there are none.
        packed[10] = 0b111;
        (packed, json.len() as u64)
    };
    let wrong_sum = |json: &[u8]| {
        let mut packed = packed(json);
        let sum = packed.len() - 5;
        packed[sum] ^= 1;
        (packed, json.len() as u64)
    };
    let longer = |json: &[u8]| ([packed(json), packed(json)].concat(), json.len() as u64);
    let plain = |json: &[u8]| (json.to_vec(), json.len() as u64);
    let more = |json: &[u8]| (packed(json), json.len() as u64 - 1);
    let less = |json: &[u8]| (packed(json), json.len() as u64 + 1);
    let bomb = |json: &[u8]| (packed(&vec![b' '; 64 << 20]), json.len() as u64);
    let faults: [(Spoil<'_>, &str); 8] = [
        (&half, "the part cannot be unpacked: "),
        (&changed, "the part cannot be unpacked: "),
        (&wrong_sum, "the part cannot be unpacked: "),
        (
            &longer,
            "the part cannot be unpacked: something stands after its end",
        ),
        (&plain, "the part cannot be unpacked: "),
        (&more, "the part unpacks to more than the "),
        (&less, " bytes; the bundle says "),
        (&bomb, "the part unpacks to more than the "),
    ];
    for (remake, fault) in faults {
        let folder = repacked(remake);
        faulty(&folder.run(&["verify", "out"]), fault);
        let inspected = folder.run(&["inspect", "out", "good"]);
        assert_eq!(inspected.code, 2);
        assert!(inspected.err.contains(fault), "{}", inspected.err);
        let exported = folder.run(&["timeline", "out", "--format", "csv"]);
        assert_eq!(exported.code, 2);
        assert!(exported.err.contains(fault), "{}", exported.err);
        let searched = folder.run(&["search", "out", "简化字"]);
        assert_eq!(searched.code, 1, "{}", searched.out);
        assert!(
            searched.err.contains("incomplete: part 0"),
            "{}",
            searched.err
        );
    }
    let sound = repacked(|json| (packed(json), json.len() as u64));
    assert_eq!(sound.run(&["verify", "out"]).code, 0);
}

#[test]
fn a_bundle_of_version_1_with_plain_parts_is_read() {
    let folder = built(&[]);
    let one = folder.bundle("out/bundle.json");
    let sha256 = |bytes: &[u8]| {
        let digest = Sha256::digest(bytes);
        digest
            .iter()
            .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
    };
    let split = bundle::write_split(&one, 512 << 10, &sha256);
    folder.put("plain/bundle.json", split.manifest);
    for (path, bytes) in split.parts {
        folder.put(&format!("plain/{path}"), bytes);
    }
    assert_eq!(folder.bundle("plain/bundle.json").version, bundle::VERSION);
    let ran = folder.run(&["verify", "plain"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(folder.run(&["search", "plain", "简化字"]).code, 0);
}
