//! Short names for what a program takes from its script.
//!
//! wasm-bindgen joins program and script by names such as `__wbg_append_fa8b1e7e4f1c9f8f`, one for
//! each function. Their digits cannot be compressed, and they stand in both files.

use anyhow::{Context, Result, bail, ensure};

use crate::section::{length, sections};

/// The kind of the section of imports.
const IMPORTS: u8 = 2;

/// `wasm` and its `script` with short names for what the first takes from the second, given in the
/// order of the imports. A name that does not stand once in the script as that of a function is an
/// error.
///
/// Layout: <https://webassembly.github.io/spec/core/binary/modules.html#import-section>.
pub fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let (head, rest) = wasm.split_at_checked(8).context("not a WebAssembly file")?;
    let (mut program, mut script) = (head.to_vec(), script.to_owned());
    for section in sections(rest) {
        let section = section?;
        if section.kind == IMPORTS {
            let body = shorten_section(section.body, &mut script)?;
            program.push(IMPORTS);
            put_length(&mut program, body.len());
            program.extend_from_slice(&body);
        } else {
            program.extend_from_slice(section.whole);
        }
    }
    Ok((program, script))
}

fn shorten_section(body: &[u8], script: &mut String) -> Result<Vec<u8>> {
    let (count, mut rest) = length(body)?;
    let mut short = Vec::new();
    put_length(&mut short, count);
    for number in 0..count {
        let (module, after) = text(rest)?;
        let (name, after) = text(after)?;
        let Some((&0, after)) = after.split_first() else {
            bail!("{name} is an import that is no function");
        };
        let (kind, after) = length(after)?;
        let new = format!("i{number}");
        rename(script, name, &new)?;
        for part in [module, &new] {
            put_length(&mut short, part.len());
            short.extend_from_slice(part.as_bytes());
        }
        short.push(0);
        put_length(&mut short, kind);
        rest = after;
    }
    ensure!(rest.is_empty(), "there is more than the imports");
    Ok(short)
}

/// Names a function of the script anew: a line of the script that begins `old: function`.
fn rename(script: &mut String, old: &str, new: &str) -> Result<()> {
    let mut places = script.match_indices(old).filter(|(at, _)| {
        let (before, after) = script.split_at(*at);
        before.ends_with([' ', '\n'])
            && after
                .get(old.len()..)
                .is_some_and(|end| end.starts_with(':'))
    });
    let (Some((at, _)), None) = (places.next(), places.next()) else {
        bail!("the script does not give {old} once");
    };
    script.replace_range(at..at + old.len(), new);
    Ok(())
}

/// A name, and what follows it.
fn text(bytes: &[u8]) -> Result<(&str, &[u8])> {
    let (len, rest) = length(bytes)?;
    let (text, rest) = rest.split_at_checked(len).context("a name is cut off")?;
    Ok((std::str::from_utf8(text)?, rest))
}

/// Writes an unsigned LEB128 number.
fn put_length(bytes: &mut Vec<u8>, mut value: usize) {
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            return bytes.push(low & 0x7f);
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports a function of each of these names, with a section before and one after.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut body = Vec::new();
        put_length(&mut body, names.len());
        for name in names {
            for part in ["./a.js", name] {
                put_length(&mut body, part.len());
                body.extend_from_slice(part.as_bytes());
            }
            body.extend([0, 0x80, 0x01]);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x01\0\x02".to_vec();
        put_length(&mut wasm, body.len());
        wasm.extend(body);
        wasm.extend([3, 1, 0]);
        wasm
    }

    #[test]
    fn both_files_are_given_the_same_short_names() {
        let (program, script) = shorten(
            &module(&["__wbg_to_5e", "__wbg_to_5"]),
            "{\n    __wbg_to_5: function() { },\n    __wbg_to_5e: function() { },\n}",
        )
        .unwrap();
        assert_eq!(program, module(&["i0", "i1"]));
        assert_eq!(
            script,
            "{\n    i1: function() { },\n    i0: function() { },\n}"
        );
    }

    #[test]
    fn lengths_of_several_bytes_are_written() {
        let names: Vec<String> = (0..200).map(|number| format!("long_{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let script = format!(" {}: f", names.join(": f, "));
        let short: Vec<String> = (0..200).map(|number| format!("i{number}")).collect();
        let short: Vec<&str> = short.iter().map(String::as_str).collect();
        let (program, _) = shorten(&module(&names), &script).unwrap();
        assert_eq!(program, module(&short));
    }

    #[test]
    fn a_script_of_another_program_is_refused() {
        let wasm = module(&["one"]);
        assert!(shorten(&wasm, "{ two: f }").is_err(), "not there");
        assert!(shorten(&wasm, "{ one: f, one: f }").is_err(), "twice");
        assert!(
            shorten(&wasm, "{ none: f, one_more: f }").is_err(),
            "part of a name"
        );
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let whole = module(&["one"]);
        // Before 12 there is a whole section and nothing else.
        for cut in 12..whole.len() - 3 {
            assert!(
                shorten(&whole[..cut], "{ one: f }").is_err(),
                "cut at {cut}"
            );
        }
    }
}
