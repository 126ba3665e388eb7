//! Placeholder.
use super::{Artefact, HandoverError, Order};
pub(super) fn files(_order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> { Ok(Vec::new()) }
