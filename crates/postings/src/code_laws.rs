//! What holds of the codes.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use super::code::{BitReader, BitWriter, put, take};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_reads_back_as_it_was_written(
        list in btree_set(0..5000_u32, 0..300), more in 0..100_u32, counts in vec(1..90_u32, 0..9),
    ) {
        let list: Vec<u32> = list.into_iter().collect();
        let high = list.last().copied().unwrap_or(0) + more;
        let mut writer = BitWriter::default();
        writer.list(&list, 0, high);
        for count in &counts {
            writer.count(*count);
        }
        let bytes = writer.into_bytes();
        let mut reader = BitReader::new(&bytes);
        let mut read = Vec::new();
        reader.list(u32::try_from(list.len()).unwrap(), 0, high, &mut read);
        prop_assert_eq!(read, list);
        for count in counts {
            prop_assert_eq!(reader.count(), count);
        }
        prop_assert!(!reader.is_over());
    }

    #[test]
    fn whatever_the_bytes_a_list_ascends_within_its_bounds(
        bytes in vec(any::<u8>(), 0..40), count in 0..200_u32, low in 0..50_u32, size in 0..300_u32,
    ) {
        let mut read = Vec::new();
        BitReader::new(&bytes).list(count, low, low + size, &mut read);
        prop_assert!(read.iter().all(|number| (low..=low + size).contains(number)));
        prop_assert!(read.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_whole_number_reads_back(number in 0..u64::MAX >> 1) {
        let mut bytes = Vec::new();
        put(&mut bytes, number);
        prop_assert_eq!(take(&mut &bytes[..]), Some(number));
        prop_assert_eq!(take(&mut &bytes[..bytes.len() - 1]), None);
    }
}

#[test]
fn the_largest_numbers_fit() {
    let mut writer = BitWriter::default();
    writer.below(u32::MAX, u32::MAX);
    writer.below(5, u32::MAX - 3);
    writer.count(u32::MAX);
    let bytes = writer.into_bytes();
    let mut reader = BitReader::new(&bytes);
    assert_eq!(reader.below(u32::MAX), u32::MAX);
    assert_eq!(reader.below(u32::MAX - 3), 5);
    assert_eq!(reader.count(), u32::MAX);
    let _ = reader.below(u32::MAX);
    assert!(reader.is_over());
}
