//! Makes the files: archives, workbooks and noise, as small on disk as they are large in use.

use std::fmt::Write as _;
use std::io::Write as _;

/// Zero bytes.
pub fn zeros(size: usize) -> Vec<u8> {
    vec![0; size]
}

/// Bytes without a pattern, the same each time (xorshift).
pub fn noise(size: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(size)
    .collect()
}

/// A ZIP of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The bytes in gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A row of a sheet, its number written when the sheet is put together.
pub fn sheet_row(cells: &[&str]) -> String {
    let mut row = String::from("<row>");
    for cell in cells {
        write!(row, "<c t=\"inlineStr\"><is><t>{cell}</t></is></c>").unwrap();
    }
    row.push_str("</row>");
    row
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

fn parts(
    rows: &str,
    dimension: &str,
    shared: Option<(&str, &str, &str)>,
) -> Vec<(&'static str, String)> {
    // Rows and cells are numbered here, as Excel numbers them.
    let mut sheet = String::from(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    );
    write!(sheet, "<dimension ref=\"{dimension}\"/><sheetData>").unwrap();
    let mut rest = rows;
    let mut number = 0;
    while let Some(at) = rest.find("<row>") {
        number += 1;
        sheet.push_str(&rest[..at]);
        write!(sheet, "<row r=\"{number}\">").unwrap();
        rest = &rest[at + 5..];
    }
    sheet.push_str(rest);
    sheet.push_str("</sheetData></worksheet>");
    let (count, unique, texts) = shared.unwrap_or(("0", "0", ""));
    let strings = format!(
        "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         count=\"{count}\" uniqueCount=\"{unique}\">{texts}</sst>"
    );
    vec![
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("xl/workbook.xml", BOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ]
}

fn packed(parts: &[(&'static str, String)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip(&files)
}

/// A workbook with one sheet; `shared` is what its table of shared texts claims and holds.
pub fn xlsx(rows: &str, dimension: &str, shared: Option<(&str, &str, &str)>) -> Vec<u8> {
    packed(&parts(rows, dimension, shared))
}

/// Workbooks of which one part is missing, cut, empty, or not what it should be.
pub fn broken_parts(rows: &str) -> Vec<(String, Vec<u8>)> {
    let whole = parts(rows, "A1:D2", None);
    let mut broken = Vec::new();
    for at in 0..whole.len() {
        let mut without = whole.clone();
        without.remove(at);
        broken.push((format!("without-{at}.xlsx"), packed(&without)));
        for (how, text) in [
            ("cut", whole[at].1[..whole[at].1.len() / 2].to_owned()),
            ("empty", String::new()),
            ("words", "<a>not this</a>".to_owned()),
        ] {
            let mut other = whole.clone();
            other[at].1 = text;
            broken.push((format!("{how}-{at}.xlsx"), packed(&other)));
        }
    }
    let bytes = packed(&whole);
    for part in 1..8 {
        broken.push((format!("eighths-{part}.xlsx"), bytes[..bytes.len() * part / 8].to_vec()));
    }
    broken
}

/// An OpenDocument sheet that repeats a row and a cell this often.
pub fn ods(rows: u64, columns: u64) -> Vec<u8> {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"List\"><table:table-row>{}{}{}</table:table-row>\
         <table:table-row>{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"{rows}\">{}\
         <table:table-cell table:number-columns-repeated=\"{columns}\"/></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        cell("Computer"),
        cell("Software"),
        cell("Publisher"),
        cell("PC-1"),
        cell("Kaspersky Free"),
        cell("AO Kaspersky Lab"),
        cell("PC-2"),
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
        ("content.xml", content.as_bytes()),
    ])
}
