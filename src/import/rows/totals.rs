//! Cells that stand for nothing, and rows that sum up.

/// Texts that stand for nothing.
const EMPTY: &[&str] = &[
    "-",
    "--",
    "n/a",
    "null",
    "none",
    "unknown",
    "not known",
    "(none)",
    "noassertion",
    "unbekannt",
    "inconnu",
    "desconocido",
    "невідомо",
    "неизвестно",
];

/// Names of rows that sum up.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sum",
    "subtotal",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "summe",
    "zwischensumme",
    "totale",
    "total général",
    "sous-total",
    "total general",
    "итого",
    "усього",
    "разом",
    "всього",
    "общий итог",
    "загальний підсумок",
    "suma",
    "suma końcowa",
    "razem",
    "celkem",
    "celkový součet",
    "totaal",
    "eindtotaal",
    "totale complessivo",
];

/// Whether a cell stands for nothing.
pub(in crate::import) fn is_nothing(cell: &str) -> bool {
    // No mark is longer; most cells are.
    cell.is_empty()
        || cell.len() <= 24
            && EMPTY.iter().any(|mark| {
                cell.eq_ignore_ascii_case(mark) || !mark.is_ascii() && cell.to_lowercase() == *mark
            })
}

/// Whether a cell is a bare number, as it stands in a row that sums up: "1 024", "12,5 %".
pub(in crate::import) fn is_number(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches('%').trim_end();
    cell.len() <= 24
        && cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.ends_with(|c: char| c.is_ascii_digit())
        && cell.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | '\'')
        })
}

/// Whether a cell is the name of a row that sums up.
pub(in crate::import) fn is_total(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches(':');
    cell.len() <= 48 && !cell.is_empty() && {
        let folded = cell.to_lowercase();
        TOTALS.iter().any(|total| folded == *total)
    }
}
