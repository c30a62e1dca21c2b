//! Packing the parts of a bundle, and unpacking what anyone may have packed.

use std::io::{Read, Write};

use anyhow::{Context, Result};
use bundle::{Part, ReadPartError};
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

/// Packs bytes as a gzip file. It has no name and no time in it: the same bytes are packed to the same.
/// Pieces that have little in common get a code each.
pub(crate) fn pack_pieces<B: AsRef<[u8]>>(pieces: &[B]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    for (nth, piece) in pieces.iter().enumerate() {
        if nth > 0 {
            packed.flush().context("packing a part")?;
        }
        packed.write_all(piece.as_ref()).context("packing a part")?;
    }
    packed.finish().context("packing a part")
}

/// Unpacks a part, if it is packed. Stops as soon as it has more bytes than the bundle says.
pub(crate) fn unpack(bytes: Vec<u8>, part: &Part) -> Result<Vec<u8>, ReadPartError> {
    let Some(most) = part.unpacked else {
        return Ok(bytes);
    };
    let broken = |message: &str| ReadPartError::NotUnpacked {
        message: message.to_owned(),
    };
    let mut decoder = GzDecoder::new(bytes.as_slice());
    let mut unpacked = Vec::new();
    let read = decoder
        .by_ref()
        .take(most.saturating_add(1))
        .read_to_end(&mut unpacked);
    let found = unpacked.len() as u64;
    if found > most {
        return Err(ReadPartError::UnpacksToMore { most });
    }
    read.map_err(|error| broken(&error.to_string()))?;
    if !decoder.into_inner().is_empty() {
        return Err(broken("something stands after its end"));
    }
    if found == most {
        Ok(unpacked)
    } else {
        let expected = most;
        Err(ReadPartError::WrongUnpacked { found, expected })
    }
}
