//! A workbook whose parts are whole but for one: the sheet, the shared texts, or the ODS content. The
//! first byte chooses which. (Mutating a ZIP file as such hardly ever gets past its checksums.)
#![no_main]

use std::io::Write as _;

use interdict::import::Options;
use libfuzzer_sys::fuzz_target;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const SHEET: &str = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Version</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row></sheetData></worksheet>"#;
const TEXTS: &str = r#"<sst count="2" uniqueCount="2"><si><t>Software</t></si><si><t>Kaspersky</t></si></sst>"#;

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        if archive.start_file(*name, stored).is_err() || archive.write_all(bytes).is_err() {
            return Vec::new();
        }
    }
    archive.finish().map(std::io::Cursor::into_inner).unwrap_or_default()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, part)) = bytes.split_first() else { return };
    let xlsx = |book: &[u8], sheet: &[u8], texts: &[u8]| {
        packed(&[
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", texts),
        ])
    };
    let file = match choice % 4 {
        0 => xlsx(BOOK.as_bytes(), part, TEXTS.as_bytes()),
        1 => xlsx(BOOK.as_bytes(), SHEET.as_bytes(), part),
        2 => xlsx(part, SHEET.as_bytes(), TEXTS.as_bytes()),
        _ => packed(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", part),
        ]),
    };
    let _ = interdict_fuzz::read(file, &Options::default());
});
