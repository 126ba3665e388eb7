//! Certificates: who a root certificate belongs to, and who signed a program file.
//!
//! Nothing is verified here and no trust follows from it: a subject is a claim, shown as that. X.509 is
//! RFC 5280, the signature of a program is PKCS #7 (RFC 2315) as "Windows Authenticode Portable
//! Executable Signature Format" describes it.

use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::asn1::{BmpString, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use x509_cert::der::{
    Decode as _, Encode as _, Header, Reader as _, SliceReader, Tag, TagNumber, Tagged as _,
};
use x509_cert::name::Name;

/// Certificates of one signature that are looked at.
const MOST: usize = 64;

/// The names in a certificate that matter to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Common name.
    pub name: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Its department, which old roots carry instead of a common name.
    pub unit: Option<String>,
}

impl Subject {
    /// The name to show.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        self.name.as_deref().or(self.unit.as_deref()).or(self.organisation.as_deref())
    }
}

/// The subject of a certificate in DER; `None` where it is none.
#[must_use]
pub fn subject(der: &[u8]) -> Option<Subject> {
    let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
    Some(of_name(certificate.tbs_certificate().subject()))
}

fn of_name(name: &Name) -> Subject {
    const COMMON_NAME: &str = "2.5.4.3";
    const ORGANISATION: &str = "2.5.4.10";
    const UNIT: &str = "2.5.4.11";
    let mut subject = Subject::default();
    for attribute in name.iter_rdn().flat_map(x509_cert::name::RelativeDistinguishedName::iter) {
        let place = match attribute.oid.to_string().as_str() {
            COMMON_NAME => &mut subject.name,
            ORGANISATION => &mut subject.organisation,
            UNIT => &mut subject.unit,
            _ => continue,
        };
        if let Some(text) = text(&attribute.value) {
            place.get_or_insert(text);
        }
    }
    subject
}

fn text(value: &x509_cert::der::Any) -> Option<String> {
    let text = match value.tag() {
        Tag::BmpString => BmpString::from_ucs2(value.value().to_vec()).ok()?.to_string(),
        Tag::Utf8String => value.decode_as::<Utf8StringRef<'_>>().ok()?.as_str().to_owned(),
        Tag::PrintableString => {
            value.decode_as::<PrintableStringRef<'_>>().ok()?.as_str().to_owned()
        }
        Tag::TeletexString => value.decode_as::<TeletexStringRef<'_>>().ok()?.as_str().to_owned(),
        _ => String::from_utf8_lossy(value.value()).into_owned(),
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    Some(text.trim().to_owned()).filter(|own| !own.is_empty())
}

/// Who signed: the subject of the certificate that the first signer names. `None` where the bytes are
/// no signature.
#[must_use]
pub fn signer(pkcs7: &[u8]) -> Option<Subject> {
    let mut reader = SliceReader::new(pkcs7).ok()?;
    let mut info = inside(&mut reader, Tag::Sequence)?;
    skip(&mut info)?;
    let mut content = inside_any(&mut info)?;
    let mut signed = inside(&mut content, Tag::Sequence)?;
    // Version, digest algorithms, what is signed.
    for _ in 0..3 {
        skip(&mut signed)?;
    }
    let mut certificates = Vec::new();
    let mut signers = None;
    while !signed.is_finished() {
        let tag = Header::peek(&signed).ok()?.tag();
        if tag == Tag::Set {
            signers = inside(&mut signed, Tag::Set);
        } else if tag.is_context_specific() && tag.number() == TagNumber(0) {
            let mut list = inside_any(&mut signed)?;
            while !list.is_finished() && certificates.len() < MOST {
                certificates.push(whole(&mut list)?);
            }
        } else {
            skip(&mut signed)?;
        }
    }
    let mut first = inside(&mut signers?, Tag::Sequence)?;
    skip(&mut first)?;
    // Issuer and serial number of the signer's certificate.
    let mut wanted = inside(&mut first, Tag::Sequence)?;
    let (issuer, serial) = (whole(&mut wanted)?, whole(&mut wanted)?);
    certificates.iter().find_map(|der| {
        let certificate = CertificateInner::<Raw>::from_der(der).ok()?;
        let fields = certificate.tbs_certificate();
        let same = fields.issuer().to_der().ok()? == issuer
            && fields.serial_number().to_der().ok()? == serial;
        same.then(|| of_name(fields.subject()))
    })
}

/// A reader of the content of the next element, which has this tag.
fn inside<'a>(reader: &mut SliceReader<'a>, tag: Tag) -> Option<SliceReader<'a>> {
    (Header::peek(reader).ok()?.tag() == tag).then(|| inside_any(reader))?
}

fn inside_any<'a>(reader: &mut SliceReader<'a>) -> Option<SliceReader<'a>> {
    let header = Header::decode(reader).ok()?;
    SliceReader::new(reader.read_slice(header.length()).ok()?).ok()
}

/// The next element with its head.
fn whole<'a>(reader: &mut SliceReader<'a>) -> Option<&'a [u8]> {
    reader.tlv_bytes().ok()
}

fn skip(reader: &mut SliceReader<'_>) -> Option<()> {
    whole(reader).map(drop)
}

/// The certificate in a `Blob` value of a certificate store in the registry: properties one after the
/// other, each an id, a number, a length and bytes; the certificate itself is `CERT_CERT_PROP_ID`.
///
/// Microsoft documents the ids (`CertSetCertificateContextProperty`, wincrypt.h) and the serialised
/// form (`CertSerializeCertificateStoreElement`, [MS-OSHARED] "Serialized Certificate").
#[must_use]
pub fn of_blob(blob: &[u8]) -> Option<&[u8]> {
    const CERTIFICATE: u32 = 32;
    let mut rest = blob;
    while let Some((head, data)) = rest.split_at_checked(12) {
        let id = u32::from_le_bytes(head.get(..4)?.try_into().ok()?);
        let length = u32::from_le_bytes(head.get(8..12)?.try_into().ok()?) as usize;
        let (data, after) = data.split_at_checked(length)?;
        if id == CERTIFICATE {
            return Some(data);
        }
        rest = after;
    }
    None
}
