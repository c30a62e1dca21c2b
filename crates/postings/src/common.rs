//! What several lists have in common.

/// What is in both of two ascending lists; where one is far shorter, in about its time.
pub fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut found = Vec::with_capacity(a.len().min(b.len()));
    let mut rest = b;
    for number in a {
        // The longer list is leapt through.
        let mut leap = 1;
        while rest.get(leap).is_some_and(|other| other < number) {
            leap *= 2;
        }
        let near = rest.get(..=leap).unwrap_or(rest);
        let at = near.partition_point(|other| other < number);
        rest = rest.get(at..).unwrap_or_default();
        if rest.first() == Some(number) {
            found.push(*number);
        }
    }
    found
}
