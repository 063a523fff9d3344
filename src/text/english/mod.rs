//! The texts in English, a file for each part of the program that shows them.

pub(crate) mod assessment;
pub(crate) mod diagram;
pub(crate) mod findings;
pub(crate) mod words;
