//! Names of machines, stored inline: machines are `Copy`, and a rule makes most of the names.

use std::{borrow::Cow, fmt, ops::Deref};

use serde::{Serialize, Serializer};

/// The longest name, in bytes: "MySQL server with 9999 cores and 9999 GB".
pub(super) const LONGEST: usize = 40;

/// The name of a machine in its cloud's API and in Terraform. Only the catalog creates names; the
/// default is empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MachineName {
    /// The name, in its first `length` bytes; the rest is zero, so that equal names are equal.
    bytes: [u8; LONGEST],
    length: u8,
}

impl Default for MachineName {
    fn default() -> Self {
        Self { bytes: [0; LONGEST], length: 0 }
    }
}

impl MachineName {
    /// Creates a name from its parts.
    ///
    /// # Panics
    ///
    /// Panics if the name is longer than `LONGEST`. A test creates every name in the catalog.
    pub(super) fn of(parts: fmt::Arguments<'_>) -> Self {
        let mut name = Self::default();
        fmt::Write::write_fmt(&mut name, parts)
            .expect("a name in the catalog is at most LONGEST bytes");
        name
    }

    /// The name as a string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let written = &self.bytes[..usize::from(self.length)];
        std::str::from_utf8(written).unwrap_or_default()
    }
}

impl fmt::Write for MachineName {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let start = usize::from(self.length);
        let end = start + text.len();
        let room = self.bytes.get_mut(start..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = u8::try_from(end).map_err(|_| fmt::Error)?;
        Ok(())
    }
}

impl Deref for MachineName {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for MachineName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for MachineName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl From<MachineName> for Cow<'static, str> {
    fn from(name: MachineName) -> Self {
        Self::Owned(name.as_str().to_owned())
    }
}

impl PartialEq<&str> for MachineName {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Serialize for MachineName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for MachineName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "MachineName".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<String>()
    }
}
