//! In which order products leave a machine.
//!
//! What watches the others goes before what it watches, and the channel by which the machine is managed
//! goes last, or there is no way back to it (prerequisites of the products in the catalogue: the Network
//! Agent "after the protection product, never before", the server "LAST").

use crate::catalog::Product;

/// Categories after whose removal the machine may stand unprotected.
const PROTECTION: &[&str] =
    &["antivirus", "endpoint-protection", "edr-agent", "antivirus-and-browser"];

/// Whether the machine may stand unprotected once this product is gone.
#[must_use]
pub fn protects(product: &Product) -> bool {
    PROTECTION.contains(&product.category.as_str())
}

/// Whether the machine is managed by it: without it there may be no way back to the machine.
#[must_use]
pub fn manages(product: &Product) -> bool {
    matches!(rank(Some(product)), 3 | 4)
}

/// The place of a product in a plan: smaller goes first.
#[must_use]
pub fn rank(product: Option<&Product>) -> u8 {
    match product.map(|product| product.category.as_str()) {
        Some("edr-agent") => 0,
        Some("endpoint-protection" | "antivirus" | "antivirus-and-browser") => 1,
        Some("management-agent") => 3,
        Some("management-server") => 4,
        // Plug-ins are often put back by the program that they belong to, so they follow it.
        Some("browser-extension") => 5,
        _ => 2,
    }
}
