//! Writing.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::WireError;

type Written = Result<(), WireError>;

/// Writes at the end of some bytes.
pub(super) struct Writer<'a> {
    /// What has been written.
    pub(super) bytes: &'a mut Vec<u8>,
}

impl Writer<'_> {
    /// A number in LEB128.
    fn number(&mut self, mut number: u64) {
        while let Some(more) = std::num::NonZero::new(number >> 7) {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number = more.get();
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    fn length(&mut self, length: usize) {
        self.number(length as u64);
    }

    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Written {
        value.serialize(Writer { bytes: self.bytes })
    }

    fn field(&mut self, value: &(impl Serialize + ?Sized)) -> Written {
        self.bytes.push(1);
        self.item(value)
    }
}

/// Methods for numbers, all alike.
macro_rules! unsigned {
    ($($method:ident $number:ty),+) => {
        $(fn $method(mut self, value: $number) -> Written {
            self.number(u64::from(value));
            Ok(())
        })+
    };
}

/// Methods for numbers with a sign.
macro_rules! signed {
    ($($method:ident $number:ty),+) => {
        $(fn $method(self, value: $number) -> Written {
            self.serialize_i64(i64::from(value))
        })+
    };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = WireError;
    type SerializeSeq = Writer<'a>;
    type SerializeTuple = Writer<'a>;
    type SerializeTupleStruct = Writer<'a>;
    type SerializeTupleVariant = Writer<'a>;
    type SerializeMap = Writer<'a>;
    type SerializeStruct = Writer<'a>;
    type SerializeStructVariant = Writer<'a>;

    unsigned!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);
    unsigned!(serialize_bool bool, serialize_char char);
    signed!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32);

    fn serialize_i64(mut self, value: i64) -> Written {
        self.number(((value << 1) ^ (value >> 63)).cast_unsigned());
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.bytes.extend(value.to_le_bytes());
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.bytes.extend(value.to_le_bytes());
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Written {
        self.serialize_bytes(value.as_bytes())
    }

    fn serialize_bytes(mut self, value: &[u8]) -> Written {
        self.length(value.len());
        self.bytes.extend(value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.bytes.push(0);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(mut self, value: &T) -> Written {
        self.field(value)
    }

    fn serialize_unit(self) -> Written {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(())
    }

    fn serialize_unit_variant(mut self, _: &'static str, at: u32, _: &'static str) -> Written {
        self.number(u64::from(at));
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        at: u32,
        _: &'static str,
        value: &T,
    ) -> Written {
        self.number(u64::from(at));
        value.serialize(self)
    }

    fn serialize_seq(mut self, length: Option<usize>) -> Result<Self, WireError> {
        self.length(length.ok_or(WireError::Unsupported)?);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, WireError> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, WireError> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        mut self,
        _: &'static str,
        at: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, WireError> {
        self.number(u64::from(at));
        Ok(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, WireError> {
        self.serialize_seq(length)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, WireError> {
        Ok(self)
    }

    fn serialize_struct_variant(
        mut self,
        _: &'static str,
        at: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, WireError> {
        self.number(u64::from(at));
        Ok(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// Parts of a value that come one after another, without anything before them.
macro_rules! items {
    ($($kind:ident $method:ident),+) => {
        $(impl $kind for Writer<'_> {
            type Ok = ();
            type Error = WireError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.item(value)
            }

            fn end(self) -> Written {
                Ok(())
            }
        })+
    };
}

items!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// Fields, which may be left out.
macro_rules! fields {
    ($($kind:ident),+) => {
        $(impl $kind for Writer<'_> {
            type Ok = ();
            type Error = WireError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                _: &'static str,
                value: &T,
            ) -> Written {
                self.field(value)
            }

            fn skip_field(&mut self, _: &'static str) -> Written {
                self.bytes.push(0);
                Ok(())
            }

            fn end(self) -> Written {
                Ok(())
            }
        })+
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Writer<'_> {
    type Ok = ();
    type Error = WireError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        Ok(())
    }
}
