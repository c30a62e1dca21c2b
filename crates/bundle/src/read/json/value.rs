//! The reader as serde sees it.
//!
//! `serde_json` would do, and did. But it reads an object from a list as well, so that every type
//! is compiled twice, and it cannot say where in the text a value lies: together half of the page.
//! Fractions are not read: nothing of ours has any.

use std::fmt::Display;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::reader::{Fault, Open, Reader};

impl Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(&message.to_string())
    }
}

/// A whole number as it is written.
enum Whole {
    Positive(u64),
    Negative(i64),
}

impl Reader<'_> {
    /// What to say of a value that is of another kind than expected.
    pub(crate) fn wrong(&mut self, expected: &dyn Expected) -> Fault {
        match self.peek() {
            Some(b'{') => Error::invalid_type(Unexpected::Map, expected),
            Some(b'[') => Error::invalid_type(Unexpected::Seq, expected),
            Some(b'"') => match self.string() {
                Ok(text) => Error::invalid_type(Unexpected::Str(&text), expected),
                Err(fault) => fault,
            },
            Some(_) => match self.skip() {
                Ok(word) => Error::invalid_type(Unexpected::Other(word), expected),
                Err(fault) => fault,
            },
            None => Fault::new("expected value"),
        }
    }

    fn whole(&mut self, expected: &dyn Expected) -> Result<Whole, Fault> {
        let Some(b'-' | b'0'..=b'9') = self.peek() else {
            return Err(self.wrong(expected));
        };
        let digits = self.number()?;
        let negative = digits.starts_with('-');
        let number = if negative {
            digits.parse().map(Whole::Negative)
        } else {
            digits.parse().map(Whole::Positive)
        };
        number.map_err(|_| Fault::new("no whole number, or number out of range"))
    }

    fn boolean(&mut self, expected: &dyn Expected) -> Result<bool, Fault> {
        match self.peek() {
            Some(b't') => self.word("true").map(|()| true),
            Some(b'f') => self.word("false").map(|()| false),
            _ => Err(self.wrong(expected)),
        }
    }

    fn null(&mut self, expected: &dyn Expected) -> Result<(), Fault> {
        match self.peek() {
            Some(b'n') => self.word("null"),
            _ => Err(self.wrong(expected)),
        }
    }

    fn text(&mut self, expected: &dyn Expected) -> Result<String, Fault> {
        match self.peek() {
            Some(b'"') => Ok(self.string()?.into_owned()),
            _ => Err(self.wrong(expected)),
        }
    }

    pub(super) fn enter(&mut self, bytes: [u8; 2], expected: &dyn Expected) -> Result<Open, Fault> {
        let [open, close] = bytes;
        if self.peek() == Some(open) {
            self.open(close)
        } else {
            Err(self.wrong(expected))
        }
    }
}

/// Whole numbers of every width go one way.
macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.whole(&visitor)? {
                Whole::Positive(number) => visitor.visit_u64(number),
                Whole::Negative(number) => visitor.visit_i64(number),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Fault;

    whole_numbers! {
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    }

    forward_to_deserialize_any! { f32 f64 char bytes byte_buf unit_struct }

    /// The types say what they are; a value that could be anything is none of ours.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        Err(self.wrong(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = self.boolean(&visitor)?;
        visitor.visit_bool(value)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.null(&visitor)?;
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text(&visitor)?;
        visitor.visit_str(&text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text(&visitor)?;
        visitor.visit_string(text)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.peek() == Some(b'n') {
            self.null(&visitor)?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut open = self.enter(*b"[]", &visitor)?;
        let entries = Entries {
            reader: &mut *self,
            open: &mut open,
        };
        let value = visitor.visit_seq(entries)?;
        self.close(&open)?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut open = self.enter(*b"{}", &visitor)?;
        let entries = Entries {
            reader: &mut *self,
            open: &mut open,
        };
        let value = visitor.visit_map(entries)?;
        self.close(&open)?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    /// A variant is its name, or an object whose only key is the name.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.peek() == Some(b'"') {
            return visitor.visit_enum(Variant {
                reader: self,
                bare: true,
            });
        }
        let mut open = self.enter(*b"{}", &visitor)?;
        if !self.next(&mut open)? {
            return Err(Fault::new("an empty object names no variant"));
        }
        let value = visitor.visit_enum(Variant {
            reader: &mut *self,
            bare: false,
        })?;
        self.close(&open)?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.skip()?;
        visitor.visit_unit()
    }
}

/// The entries of a list or of an object.
struct Entries<'r, 'a> {
    reader: &'r mut Reader<'a>,
    open: &'r mut Open,
}

impl<'de> SeqAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        if self.reader.next(self.open)? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        self.reader.colon()?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant of an enum.
struct Variant<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// Whether it is a name with nothing beside it.
    bare: bool,
}

impl Variant<'_, '_> {
    /// Goes to what stands beside the name.
    fn beside(&mut self, expected: &str) -> Result<(), Fault> {
        if self.bare {
            Err(Error::invalid_type(Unexpected::UnitVariant, &expected))
        } else {
            self.reader.colon()
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fault> {
        let name = seed.deserialize(&mut *self.reader)?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if self.bare {
            return Ok(());
        }
        self.reader.colon()?;
        self.reader.null(&"unit variant")
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<S::Value, Fault> {
        self.beside("newtype variant")?;
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.beside("tuple variant")?;
        self.reader.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        mut self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.beside("struct variant")?;
        self.reader.deserialize_map(visitor)
    }
}
