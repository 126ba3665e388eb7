//! Code pages of the Windows and DOS console, which the Encoding Standard leaves out: `reg query`,
//! `wmic` and `winget` write them when their output goes into a file.
//!
//! The letters are those of Microsoft's tables at the Unicode Consortium
//! (Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT, CP850.TXT, CP852.TXT).

use std::borrow::Cow;

use super::text::Decoded;

/// One code page: the letters of the bytes from 128 on.
pub(super) struct CodePage {
    name: &'static str,
    label: &'static str,
    upper: &'static str,
}

/// The console of United States.
pub(super) const CP437: CodePage = CodePage {
    name: "code page 437",
    label: "437",
    upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
};

/// The console of western Europe.
pub(super) const CP850: CodePage = CodePage {
    name: "code page 850",
    label: "850",
    upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
};

/// The console of central Europe.
pub(super) const CP852: CodePage = CodePage {
    name: "code page 852",
    label: "852",
    upper: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
};

/// The code page of this name: "850", "cp850", "ibm850".
pub(super) fn named(label: &str) -> Option<&'static CodePage> {
    let label = label.trim().to_lowercase();
    let number = label.trim_start_matches(|c: char| !c.is_ascii_digit());
    let prefix = label.strip_suffix(number)?.trim_end_matches(['-', '_', ' ']);
    if !matches!(prefix, "" | "cp" | "ibm" | "code page" | "dos" | "oem") {
        return None;
    }
    [&CP437, &CP850, &CP852].into_iter().find(|page| page.label == number)
}

/// Decodes; every byte means something.
pub(super) fn decode<'a>(page: &'static CodePage, bytes: &'a [u8]) -> Decoded<'a> {
    let upper: Vec<char> = page.upper.chars().collect();
    let text: String = bytes
        .iter()
        .map(|byte| match usize::from(*byte).checked_sub(128) {
            None => char::from(*byte),
            Some(at) => upper.get(at).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        })
        .collect();
    Decoded { text: Cow::Owned(text), name: page.name, label: page.label, lossy: false }
}

/// Whether the letters between other letters are those of the western console and none is one of
/// Windows-1252, whose letters begin where the console has lines and shades.
pub(super) fn is_console(bytes: &[u8]) -> bool {
    // ü é â ä ç ê ë ï ì É ö í ó ú ñ: in Windows-1252 signs that stand between no letters, or nothing.
    const LETTERS: &[u8] =
        &[0x81, 0x82, 0x83, 0x84, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x90, 0x94, 0xa1, 0xa2, 0xa3, 0xa4];
    // Shift-JIS has a byte of this range before nearly every letter; no western word has so many accents.
    // Those of "Société générale" do not stand before every second one.
    let is_lead = |byte: &u8| (0x81..=0x9f).contains(byte);
    if bytes.windows(7).any(|some| some.iter().step_by(2).all(is_lead)) {
        return false;
    }
    let mut console = 0;
    for three in bytes.windows(3) {
        let [before, byte, after] = three else { continue };
        if *byte < 128 || !before.is_ascii_alphabetic() {
            continue;
        }
        if *byte >= 0xc0 {
            return false;
        }
        if after.is_ascii_alphabetic() && LETTERS.contains(byte) {
            console += 1;
        }
    }
    console > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_console() {
        for (label, bytes, text) in [
            ("850", &b"K\x81che, Caf\x82"[..], "Küche, Café"),
            ("cp437", b"na\x8bve", "naïve"),
            ("IBM852", b"\x9f\xa9\x85", "čęů"),
        ] {
            let page = named(label).unwrap();
            assert_eq!(decode(page, bytes).text, text, "{label}");
        }
        assert!(named("windows-1250").is_none() && named("85").is_none());
    }

    #[test]
    fn the_console_is_told_from_windows() {
        assert!(is_console(b"B\x81ro;M\x81ller"));
        assert!(is_console(b"Soci\x82t\x82 g\x82n\x82rale"));
        assert!(!is_console(b"B\xfcro;M\xfcller"));
        assert!(!is_console(b"Date d\x92installation;Poste"));
    }

    #[test]
    fn each_page_has_all_letters() {
        for page in [&CP437, &CP850, &CP852] {
            assert_eq!(page.upper.chars().count(), 128, "{}", page.name);
        }
    }
}
