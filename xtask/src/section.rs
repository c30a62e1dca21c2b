//! Custom sections of a WebAssembly file.

use anyhow::{Result, anyhow, bail};

/// The sections only debuggers read. They are a quarter of the compressed file.
const DROPPED: [&[u8]; 2] = [b"name", b"producers"];

/// `wasm` without the sections only debuggers read.
///
/// Layout of a module: <https://webassembly.github.io/spec/core/binary/modules.html>: eight bytes,
/// then sections of one byte kind (0 is custom), a length, and that many bytes; a custom section
/// opens with its name, a length and that many bytes.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let Some((head, rest)) = wasm
        .split_at_checked(8)
        .filter(|(head, _)| head.starts_with(b"\0asm"))
    else {
        bail!("not a WebAssembly file");
    };
    let mut kept = head.to_vec();
    for section in sections(rest) {
        let section = section?;
        if section.kind != 0 || !DROPPED.contains(&section_name(section.body)?) {
            kept.extend_from_slice(section.whole);
        }
    }
    Ok(kept)
}

/// A section of a module.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    /// What it is: 0 for custom ones.
    pub kind: u8,
    /// Its content.
    pub body: &'a [u8],
    /// All of it, with kind and length.
    pub whole: &'a [u8],
}

/// The sections of a module, from what follows its first eight bytes. It ends at one that is cut off.
pub fn sections(mut rest: &[u8]) -> impl Iterator<Item = Result<Section<'_>>> {
    std::iter::from_fn(move || {
        let (&kind, after_kind) = rest.split_first()?;
        let all = std::mem::take(&mut rest);
        let (len, after) = match length(after_kind) {
            Ok(read) => read,
            Err(error) => return Some(Err(error)),
        };
        let Some((body, next)) = after.split_at_checked(len) else {
            return Some(Err(anyhow!("a section is cut off")));
        };
        rest = next;
        let (whole, _) = all.split_at(all.len() - next.len());
        Some(Ok(Section { kind, body, whole }))
    })
}

fn section_name(body: &[u8]) -> Result<&[u8]> {
    let (len, rest) = length(body)?;
    match rest.get(..len) {
        Some(name) => Ok(name),
        None => bail!("the name of a section is cut off"),
    }
}

/// Reads an unsigned LEB128 number of at most 32 bits, and gives what follows.
pub fn length(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0_u64;
    for (at, &byte) in bytes.iter().take(5).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((
                usize::try_from(value)?,
                bytes.get(at + 1..).unwrap_or_default(),
            ));
        }
    }
    bail!("a length is cut off or too long")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a custom section of each of these names, and one type section.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for name in names {
            let len = u8::try_from(name.len()).unwrap();
            wasm.extend([0, len + 3, len]);
            wasm.extend(name.as_bytes());
            wasm.extend([7, 7]);
        }
        wasm.extend([1, 1, 0]);
        wasm
    }

    #[test]
    fn names_and_producers_go_and_the_rest_stays() {
        let wasm = module(&["name", "target_features", "producers"]);
        assert_eq!(without_names(&wasm).unwrap(), module(&["target_features"]));
    }

    #[test]
    fn lengths_of_several_bytes_are_read() {
        let mut wasm = module(&[]);
        wasm.extend([11, 0x80, 0x01]);
        wasm.extend([9; 128]);
        assert_eq!(without_names(&wasm).unwrap(), wasm);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(without_names(b"<!DOCTYPE html>").is_err());
        assert!(without_names(b"\0as").is_err());
        let whole = module(&["name"]);
        for cut in 9..whole.len() - 3 {
            assert!(without_names(&whole[..cut]).is_err(), "cut at {cut}");
        }
    }
}
