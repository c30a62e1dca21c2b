//! Numbers as text.

/// `12,345`: digits in groups of three.
///
/// ```
/// # use duizhao_web::view::number::grouped;
/// assert_eq!(grouped(1_234_567), "1,234,567");
/// assert_eq!(grouped(999), "999");
/// ```
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes in units of a million, with one decimal.
///
/// ```
/// # use duizhao_web::view::number::megabytes;
/// assert_eq!(megabytes(8_449_999), "8.4");
/// assert_eq!(megabytes(40_000), "0.1");
/// ```
pub fn megabytes(bytes: u64) -> String {
    // Anything at all is at least a tenth: "0.0 MB" would read as nothing.
    let tenths = (bytes / 100_000).max(u64::from(bytes > 0));
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A number with three decimals, for lengths in a drawing.
///
/// Written with integers: the standard library's way of writing fractions weighs more on the page
/// than everything else this module does.
///
/// ```
/// # use duizhao_web::view::number::decimal;
/// assert_eq!(decimal(12.5), "12.500");
/// assert_eq!(decimal(-0.25), "-0.250");
/// ```
pub fn decimal(value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a drawing is no wider than this"
    )]
    let thousandths = (value * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.abs() / 1000, thousandths.abs() % 1000);
    format!("{sign}{whole}.{rest:03}")
}

/// How many minutes a text of so many characters takes to read, at 400 characters a minute, the
/// pace commonly given for Chinese prose; at least one.
pub fn minutes(characters: u32) -> u32 {
    characters.div_ceil(400).max(1)
}
