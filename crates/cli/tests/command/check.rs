//! A site that cannot be published is found out, by the file that is wrong.

use std::fs;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::folder::Folder;

/// The page of a small site; `LIST` is where its list is named.
const PAGE: &str = "<!doctype html><html lang=zh-Hans><meta charset=utf-8>\
<meta content=\"default-src 'none'; script-src 'self'; style-src 'self'\" \
http-equiv=Content-Security-Policy>\
<meta content=\"st=tables/st.bin\" name=dz-tables><meta content=\"LIST\" name=dz-build>\
<title>對照</title><link href=./page.css rel=stylesheet>\
<script id=dz-boot type=application/json>{\"page\":{\"wasm\":\"./page.wasm\"}}</script>\
<script defer src=./boot.js></script>";

fn digest(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    let digits = digits.iter();
    digits.fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
}

/// A site as it is built, with an archive in parts and this page.
fn site_of(page: &str) -> Folder {
    let folder = Folder::with_page();
    let args = ["build", "pages", "--out", "site/data", "--split"];
    assert_eq!(folder.run(&[&args[..], &["--no-cache"]].concat()).code, 0);
    for file in ["page.css", "boot.js", "page.wasm", "tables/st.bin"] {
        folder.put(&format!("site/{file}"), file);
    }
    // The report of a build lies beside the bundle, and is published with it.
    let mut names = vec!["boot.js", "page.css", "page.wasm", "tables/st.bin"];
    let inside: Vec<String> = fs::read_dir(folder.path("site/data"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| format!("data/{}", entry.file_name().to_str().unwrap()))
        .collect();
    names.extend(inside.iter().map(String::as_str));
    let parts: Vec<String> = folder
        .bundle("site/data/bundle.json")
        .parts
        .iter()
        .map(|part| format!("data/{}", part.path))
        .collect();
    let parts = parts.iter().map(String::as_str);
    names.extend(parts.filter(|part| !inside.iter().any(|name| name == part)));
    let entries = names.iter().map(|name| {
        let bytes = folder.bytes(&format!("site/{name}"));
        format!("[\"{name}\",\"{}\",{}]", digest(&bytes), bytes.len())
    });
    let entries = entries.collect::<Vec<_>>().join(",\n");
    let list = format!("{{\"of\":\"\",\"files\":[{entries}],\"archive\":[]}}");
    let name = format!("files-{}.json", digest(list.as_bytes()));
    folder.put(&format!("site/{name}"), list);
    let page = page.replace("LIST", &name);
    let digest = digest(page.as_bytes());
    let worker = format!("const LIST = \"{name}\";\nconst PAGE = \"{digest}\";\n");
    folder.put("site/sw.js", worker);
    folder.put("site/index.html", page);
    folder
}

fn site() -> Folder {
    site_of(PAGE)
}

/// The faults of a site: the file and what is wrong with it.
fn faults(folder: &Folder) -> Vec<(String, String)> {
    let ran = folder.run(&["check", "site", "--json"]);
    let checked: Value = serde_json::from_str(&ran.out).unwrap();
    let faults = checked["faults"].as_array().unwrap();
    assert_eq!(ran.code, i32::from(!faults.is_empty()), "{}", ran.err);
    let text = |fault: &Value, member: &str| fault[member].as_str().unwrap().to_owned();
    for fault in faults {
        assert!(!text(fault, "remedy").is_empty());
    }
    let both = |fault| (text(fault, "file"), text(fault, "message"));
    faults.iter().map(both).collect()
}

/// That a site has this fault and no other.
#[track_caller]
fn only(folder: &Folder, file: &str, message: &str) {
    let faults = faults(folder);
    let [(found, said)] = faults.as_slice() else {
        panic!("not one fault: {faults:?}")
    };
    assert_eq!(found, file);
    assert!(said.contains(message), "{said}");
}

/// That a site has this fault, among others that come of it.
#[track_caller]
fn among(folder: &Folder, file: &str, message: &str) {
    let faults = faults(folder);
    let is_it = |(found, said): &(String, String)| found == file && said.contains(message);
    assert!(faults.iter().any(is_it), "{faults:?}");
}

/// The name of the list of a site.
fn list(folder: &Folder) -> String {
    let page = String::from_utf8(folder.bytes("site/index.html")).unwrap();
    let list = page.split('"').find(|text| text.starts_with("files-"));
    list.unwrap().to_owned()
}

#[test]
fn a_site_as_it_was_built_can_be_published() {
    let folder = site();
    assert_eq!(faults(&folder), []);
    // What only the host reads may lie there too.
    folder.put("site/CNAME", "example.org");
    folder.put("site/.nojekyll", "");
    let ran = folder.run(&["check", "site"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.out.contains("1 articles, 1 parts, 0 faults"),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_that_is_changed_or_gone_is_named() {
    let folder = site();
    folder.put("site/page.wasm", "page.wasn");
    only(&folder, "page.wasm", "its SHA-256 is");
    folder.put("site/page.wasm", "page");
    only(&folder, "page.wasm", "it has 4 bytes; the list says 9");
    fs::remove_file(folder.path("site/page.wasm")).unwrap();
    among(&folder, "page.wasm", "it is not there");
    among(&folder, "index.html", "it names page.wasm");
}

#[test]
fn a_file_of_another_build_is_named() {
    let folder = site();
    folder.put("site/page-2.wasm", "of yesterday");
    only(&folder, "page-2.wasm", "the list does not name it");
}

#[test]
fn a_list_that_is_gone_or_changed_is_found() {
    let folder = site();
    let name = list(&folder);
    let path = format!("site/{name}");
    let mut bytes = folder.bytes(&path);
    bytes.push(b'\n');
    folder.put(&path, bytes);
    only(&folder, &name, "not named after its SHA-256");
    folder.put(&path, "{\"files\":[[\"boot.js\"");
    among(&folder, &name, "it is no list");
    fs::remove_file(folder.path(&path)).unwrap();
    only(&folder, &name, "it is not there, and index.html names it");
}

#[test]
fn a_list_leads_to_no_file_outside_the_site() {
    let folder = site();
    let path = format!("site/{}", list(&folder));
    folder.put("secret", "boot.js");
    let text = String::from_utf8(folder.bytes(&path)).unwrap();
    folder.put(&path, text.replace("\"boot.js\"", "\"../secret\""));
    among(&folder, "../secret", "it is not there");
}

#[test]
fn a_service_worker_of_another_build_is_found() {
    let folder = site();
    folder.put("site/sw.js", "const LIST = \"no list\";");
    among(&folder, "sw.js", "it does not name the list");
    among(
        &folder,
        "sw.js",
        "it does not have the SHA-256 of index.html",
    );
    fs::remove_file(folder.path("site/sw.js")).unwrap();
    only(&folder, "sw.js", "it cannot be read");
}

#[test]
fn a_page_that_is_not_sealed_is_found() {
    let folder = site();
    folder.put("site/index.html", PAGE.replace("LIST", "not sealed"));
    only(&folder, "index.html", "it names no list");
    fs::remove_file(folder.path("site/index.html")).unwrap();
    only(&folder, "index.html", "it cannot be read");
}

#[test]
fn a_policy_that_is_missing_late_or_loose_is_found() {
    let policy = "<meta content=\"default-src 'none'; script-src 'self'; style-src 'self'\" \
                  http-equiv=Content-Security-Policy>";
    assert!(PAGE.contains(policy));
    let without = PAGE.replace(policy, "");
    only(
        &site_of(&without),
        "index.html",
        "no content security policy",
    );
    let late = without.replace("<title>", &format!("<link href=./page.css>{policy}<title>"));
    only(&site_of(&late), "index.html", "stands after a <link>");
    for (change, said) in [
        ("'self' https://example.org", "allows https://example.org"),
        ("'self' 'unsafe-inline'", "allows 'unsafe-inline'"),
        ("*", "allows *"),
    ] {
        let change = format!("script-src {change}");
        let loose = PAGE.replace("script-src 'self'", &change);
        only(&site_of(&loose), "index.html", said);
    }
    let open = PAGE.replace("default-src 'none'; ", "");
    only(&site_of(&open), "index.html", "lacks default-src 'none'");
}

#[test]
fn an_address_that_does_not_go_with_the_site_is_found() {
    for address in [
        "/boot.js",
        "//example.org/boot.js",
        "https://example.org/boot.js",
        "javascript:void(0)",
        "\\boot.js",
    ] {
        let page = PAGE.replace("./boot.js", address);
        only(&site_of(&page), "index.html", "is not relative");
    }
    let program = PAGE.replace("./page.wasm", "/page.wasm");
    only(
        &site_of(&program),
        "index.html",
        "/page.wasm is not relative",
    );
    let table = PAGE.replace("tables/st.bin", "tables/ts.bin");
    only(&site_of(&table), "index.html", "it names tables/ts.bin");
}

#[test]
fn an_archive_that_cannot_be_read_is_found() {
    let folder = site();
    let path = folder.bundle("site/data/bundle.json").parts[0].path.clone();
    fs::remove_file(folder.path(&format!("site/data/{path}"))).unwrap();
    among(&folder, "data/bundle.json", "the part is not there");
    folder.put("site/data/bundle.json", "<!doctype html>");
    among(&folder, "data/bundle.json", "web page");
}

#[test]
fn a_file_that_is_too_large_is_named() {
    let folder = site();
    // A hole: it takes no room on the disk.
    let file = fs::File::create(folder.path("site/page.wasm")).unwrap();
    file.set_len((100 << 20) + 1).unwrap();
    among(
        &folder,
        "page.wasm",
        "it has 104857601 bytes; at most 104857600",
    );
    file.set_len(1_000_000_001).unwrap();
    among(&folder, ".", "at most 1000000000 are published");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_named_and_not_followed() {
    let folder = site();
    std::os::unix::fs::symlink(folder.path("pages"), folder.path("site/pages")).unwrap();
    only(&folder, "pages", "it is a symbolic link");
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let folder = Folder::new();
    let ran = folder.run(&["check", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("there is no folder nowhere"),
        "{}",
        ran.err
    );
    folder.put("site/readme", "");
    let found = faults(&folder);
    let file = |(file, _): &(String, String)| file.clone();
    let files: Vec<_> = found.iter().map(file).collect();
    assert_eq!(files, ["index.html", "data/bundle.json"]);
}

#[test]
fn the_page_for_what_is_not_there_loads_nothing_and_leads_on() {
    let folder = site();
    let ran = folder.run(&["site", "site", "--address", "https://name.example/archive/"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(faults(&folder), []);
    folder.put(
        "site/404.html",
        "<link rel=stylesheet href=page.css><a href=/>home</a>",
    );
    only(&folder, "404.html", "it loads page.css");
    folder.put("site/404.html", "<p>nothing");
    only(&folder, "404.html", "it leads nowhere");
}

#[test]
fn plain_pages_are_known_and_what_is_wrong_with_one_is_found() {
    let folder = site();
    let ran = folder.run(&["site", "site", "--address", "https://name.example/archive/"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(faults(&folder), []);
    let page = String::from_utf8(folder.bytes("site/read/good.html")).unwrap();
    for (changed, message) in [
        (
            page.replace("</main>", "<script></script></main>"),
            "it has a <script>",
        ),
        (
            page.replace("<main>", "<main onclick=x>"),
            "it has a handler: onclick",
        ),
        (
            page.replace("default-src 'none'", "default-src *"),
            "it has no policy",
        ),
        (
            page.replace("../#/", "//evil.invalid/#/"),
            "it leads out of the site",
        ),
    ] {
        assert_ne!(changed, page);
        folder.put("site/read/good.html", changed);
        among(&folder, "read/good.html", message);
    }
    folder.put("site/read/good.html", page);
    fs::remove_file(folder.path("site/read/hant/good.html")).unwrap();
    only(
        &folder,
        "read/good.html",
        "it leads to read/hant/good.html, which is not there",
    );
}
