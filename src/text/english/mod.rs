//! The texts in English, a file for each part of the program that shows them.

pub(crate) mod assessment;
pub(crate) mod diagram;
pub(crate) mod findings;
pub(crate) mod form;
pub(crate) mod guidance;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod reference;
pub(crate) mod requirements;
pub(crate) mod words;
