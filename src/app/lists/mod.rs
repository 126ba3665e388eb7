//! Lists from the moment they are named until they are kept: how they are read, how they were
//! understood, and what the user says about that. Nothing here is drawn.

mod bulk;
mod columns;
mod flow;
mod in_order;
mod preview;
mod read;
mod understood;

pub(super) use bulk::{Bulk, read_all};
pub use bulk::{BulkSummary, OFFERED_FROM};
pub use columns::{ColumnMap, column_key};
pub use flow::Change;
pub use in_order::{NamedFile, read_in_order};
pub(super) use preview::expected;
pub use preview::{Expected, ExpectedLine, Preview, Trouble};
pub use read::{
    ENCODINGS, ListChoices, ListError, ListRead, ListSource, encoding_place, known_encoding,
    read_list, read_list_for,
};
pub use understood::Understood;
