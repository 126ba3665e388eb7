//! The formats of reports, and how each is made.

use super::document::Document;
use super::{
    FontFile, Kind, Mark, Paper, Report, ReportError, csv, html, json, json_document, markdown,
    pdf, xlsx,
};

/// A format of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One file for a browser.
    Html,
    /// For printing and sending.
    Pdf,
    /// A workbook.
    Xlsx,
    /// Comma-separated.
    Csv,
    /// For programs.
    Json,
    /// For tickets.
    Markdown,
}

impl Format {
    /// All of them, the most asked for first.
    pub const ALL: [Self; 6] =
        [Self::Html, Self::Pdf, Self::Xlsx, Self::Csv, Self::Json, Self::Markdown];

    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML page",
            Self::Pdf => "PDF",
            Self::Xlsx => "Excel workbook",
            Self::Csv => "CSV list",
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
        }
    }

    /// How its files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Html => "For reading and printing; one file that needs no network.",
            Self::Pdf => "For printing, sending and filing.",
            Self::Xlsx => "For sorting and filtering: one sheet a topic.",
            Self::Csv => "One list, for other tools.",
            Self::Json => "Everything, in a documented form for programs.",
            Self::Markdown => "For a ticket.",
        }
    }

    /// The format of a file with this ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// How a report is drawn.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The paper of a PDF.
    pub paper: Paper,
    /// Fonts for letters that the program's own lack; used in a PDF.
    pub fonts: Vec<FontFile>,
    /// Whether a CSV file begins with a mark.
    pub mark: Mark,
}

/// Draws a document in a format.
///
/// # Errors
/// When a workbook or a PDF cannot be put together.
pub fn write(
    report: &Report<'_>,
    document: &Document<'_>,
    format: Format,
    options: &Options,
) -> Result<Vec<u8>, ReportError> {
    Ok(match format {
        Format::Html => html(document).into_bytes(),
        Format::Pdf => pdf(document, options.paper, &options.fonts)?,
        Format::Xlsx => xlsx(document)?,
        Format::Csv => csv(document, options.mark).into_bytes(),
        // The full report has a schema of its own, which other programs read.
        Format::Json if document.kind == Kind::Full => json(report).into_bytes(),
        Format::Json => json_document(report, document).into_bytes(),
        Format::Markdown => markdown(document).into_bytes(),
    })
}
