//! A folder to work in, and the command run there.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;

/// A page with all the furniture a page has.
pub(crate) const PAGE: &str = "\
当前位置: 首页 > 文字改革 > 简化字

简化字总表重新发表

发布时间:1986-10-10 来源:本站 放大 缩小

为纠正社会用字混乱，简化字总表在这一年重新发表，个别字作了调整。

一、调整了哪些字

“叠”“覆”“像”“囉”不再作为繁体字处理。

作者:甲 责任编辑:乙
";

/// A folder to work in that is gone with the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder for temporary files"))
    }

    /// A folder with one good page, `pages/good.txt`.
    pub(crate) fn with_page() -> Self {
        let folder = Self::new();
        folder.put("pages/good.txt", PAGE);
        folder
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    pub(crate) fn put(&self, below: &str, bytes: impl AsRef<[u8]>) {
        let file = self.path(below);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    pub(crate) fn bytes(&self, below: &str) -> Vec<u8> {
        fs::read(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// The bundle at a path, read again without a problem.
    pub(crate) fn bundle(&self, below: &str) -> bundle::Bundle {
        let read = bundle::read(&self.bytes(below)).unwrap();
        assert_eq!(read.problems, []);
        read.bundle
    }

    /// Runs the command in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let mut command = self.command();
        Ran::from(command.args(args).output().unwrap())
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.current_dir(self.0.path());
        command
    }

    /// Builds `pages` into `out` and gives the report, which has to come with this exit code.
    pub(crate) fn build(&self, code: i32, more: &[&str]) -> Value {
        let args = [&["build", "pages", "--out", "out", "--json"], more].concat();
        let ran = self.run(&args);
        assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }
}

/// Bytes as a gzip file.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// What a gzip file holds.
pub(crate) fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let read = GzDecoder::new(bytes).read_to_end(&mut unpacked);
    read.unwrap();
    unpacked
}

/// What a run of the command gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The one failure of a report: the end of the file's path, and the reason.
#[track_caller]
pub(crate) fn failure(report: &Value) -> (String, String) {
    let failed = report["failed"].as_array().unwrap();
    assert_eq!(failed.len(), 1, "{report}");
    let text = |member: &str| failed[0][member].as_str().unwrap().to_owned();
    (text("file"), text("reason"))
}
