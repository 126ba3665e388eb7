//! `plan`: how a product is removed.

use interdict::catalog::Catalog;
use interdict::model::Platform;
use interdict::removal;

use super::{CliError, PlatformWord, output};

/// Prints the plan for one system, or for every system the recipe knows.
pub fn plan(
    catalog: &Catalog,
    product: &str,
    platform: Option<PlatformWord>,
) -> Result<u8, CliError> {
    let Some(product) = catalog.products.get(product) else {
        let near: Vec<&str> = catalog
            .products
            .keys()
            .filter(|id| id.contains(product) || catalog.products[*id].vendor == product)
            .map(String::as_str)
            .collect();
        let hint = if near.is_empty() {
            "\"interdict-cli catalog list products\" names all".to_owned()
        } else {
            format!("did you mean {}", near.join(", "))
        };
        return Err(CliError::Usage(format!("There is no product \"{product}\"; {hint}.")));
    };
    let platforms: Vec<Platform> = match platform {
        Some(PlatformWord::Windows) => vec![Platform::Windows],
        Some(PlatformWord::Macos) => vec![Platform::Macos],
        Some(PlatformWord::Linux) => vec![Platform::Linux],
        None => product.platforms(),
    };
    let texts: Vec<String> = platforms
        .into_iter()
        .map(|platform| removal::plan(product, platform, None).text())
        .collect();
    output::write(texts.join("\n\n").as_bytes(), None)?;
    Ok(0)
}
