//! The file as calamine reads it: a packed workbook without its packing, unpacked beside the reading and
//! looked at before it is given away; the bytes themselves of any other.
//!
//! Cutting XML takes one processor as long as unpacking takes another, so that both together take no
//! longer than the cutting alone.

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use super::guarded;
use super::layout::{Here, Layout};
use super::unpacking::{Bad, PIECE, Unpacking};

/// Parts that become more than this are unpacked in a thread of their own.
const BESIDE_FROM: u64 = 1 << 20;

/// Pieces that may wait to be read.
const WAITING: usize = 8;

/// The file's bytes, which end with an error as soon as the user stops, or a part of them becomes more
/// than it says: opening a large workbook takes seconds, and calamine cannot be asked to stop.
pub(super) struct Source<'s, 'e> {
    file: &'s [u8],
    /// The packed workbook; `None` for a file that is none.
    layout: Option<Arc<Layout>>,
    at: u64,
    /// The part that is being read.
    open: Option<Open<'s>>,
    scope: &'s Scope<'s, 'e>,
    cancel: &'s AtomicBool,
    refused: Arc<AtomicBool>,
}

/// A part that is being read.
struct Open<'s> {
    part: usize,
    /// Where in the part the next byte is.
    at: u64,
    piece: Vec<u8>,
    /// What of the piece was read.
    used: usize,
    from: From<'s>,
}

/// Who unpacks.
enum From<'s> {
    Here(Box<Unpacking<'s>>),
    /// Another thread, which takes the pieces back to fill them again.
    Beside(Receiver<Result<Vec<u8>, Bad>>, SyncSender<Vec<u8>>),
}

impl<'s, 'e> Source<'s, 'e> {
    pub(super) fn new(
        file: &'s [u8],
        layout: Option<Layout>,
        scope: &'s Scope<'s, 'e>,
        cancel: &'s AtomicBool,
    ) -> Self {
        let (layout, refused) = (layout.map(Arc::new), Arc::default());
        Self { file, layout, at: 0, open: None, scope, cancel, refused }
    }

    /// Tells, later too, whether a part was refused.
    pub(super) fn refused(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.refused)
    }

    fn length(&self) -> u64 {
        self.layout.as_ref().map_or(self.file.len() as u64, |layout| layout.end())
    }

    /// Bytes of a part, from one of its bytes on.
    fn read_part(&mut self, part: usize, from: u64, room: &mut [u8]) -> Result<usize, Bad> {
        let goes_on = self.open.as_ref().is_some_and(|own| own.part == part && own.at <= from);
        if !goes_on {
            self.open = self.begin(part);
        }
        let Some(open) = &mut self.open else { return Ok(0) };
        loop {
            let rest = open.piece.get(open.used..).unwrap_or_default();
            if rest.is_empty() {
                if !open.next_piece()? {
                    return Ok(0);
                }
                continue;
            }
            let before = usize::try_from(from - open.at).unwrap_or(usize::MAX);
            if before > 0 {
                let passed = before.min(rest.len());
                open.used += passed;
                open.at += passed as u64;
                continue;
            }
            let length = rest.len().min(room.len());
            let (now, room) = (rest.get(..length), room.get_mut(..length));
            if let (Some(now), Some(room)) = (now, room) {
                room.copy_from_slice(now);
            }
            open.used += length;
            open.at += length as u64;
            return Ok(length);
        }
    }

    fn begin(&self, at: usize) -> Option<Open<'s>> {
        let part = self.layout.as_ref()?.parts.get(at)?;
        let unpacking = Unpacking::of(part, self.file);
        let from = if part.unpacked > BESIDE_FROM {
            self.beside(unpacking).unwrap_or_else(|| {
                // The system gives no thread.
                From::Here(Box::new(Unpacking::of(part, self.file)))
            })
        } else {
            From::Here(Box::new(unpacking))
        };
        Some(Open { part: at, at: 0, piece: Vec::new(), used: 0, from })
    }

    /// Unpacks in a thread, which ends with the part, or when nobody reads it any more.
    fn beside(&self, mut unpacking: Unpacking<'s>) -> Option<From<'s>> {
        let (sender, pieces) = sync_channel(WAITING);
        let (back, empty) = sync_channel::<Vec<u8>>(WAITING + 2);
        let unpack = move || {
            loop {
                let mut piece = empty.try_recv().unwrap_or_default();
                piece.resize(PIECE, 0);
                let given = unpacking.next(&mut piece).map(|given| {
                    piece.truncate(given);
                    piece
                });
                let is_last = given.as_ref().map_or(true, Vec::is_empty);
                if sender.send(given).is_err() || is_last {
                    return;
                }
            }
        };
        std::thread::Builder::new()
            .name("unpacking".to_owned())
            .spawn_scoped(self.scope, move || guarded(unpack).ok())
            .ok()?;
        Some(From::Beside(pieces, back))
    }
}

impl Open<'_> {
    /// Takes the next piece; `false` at the end of the part.
    fn next_piece(&mut self) -> Result<bool, Bad> {
        self.used = 0;
        match &mut self.from {
            From::Here(unpacking) => {
                self.piece.resize(PIECE, 0);
                let given = unpacking.next(&mut self.piece);
                self.piece.truncate(*given.as_ref().unwrap_or(&0));
                given?;
            }
            From::Beside(pieces, back) => {
                let empty = std::mem::take(&mut self.piece);
                if empty.capacity() > 0 {
                    // Who has ended needs it no more.
                    let _ = back.try_send(empty);
                }
                // A thread that is gone has sent its end.
                if let Ok(piece) = pieces.recv() {
                    self.piece = piece?;
                }
            }
        }
        Ok(!self.piece.is_empty())
    }
}

/// A second reader of the same bytes, from the same place on.
impl Clone for Source<'_, '_> {
    fn clone(&self) -> Self {
        let (layout, refused) = (self.layout.clone(), Arc::clone(&self.refused));
        Self { layout, refused, open: None, ..*self }
    }
}

impl Read for Source<'_, '_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(std::io::Error::other("cancelled"));
        }
        if self.refused.load(Ordering::Relaxed) {
            return Err(std::io::Error::other("a part of it is larger than it says"));
        }
        let copy = |bytes: &[u8], room: &mut [u8]| {
            let length = bytes.len().min(room.len());
            if let (Some(bytes), Some(room)) = (bytes.get(..length), room.get_mut(..length)) {
                room.copy_from_slice(bytes);
            }
            length
        };
        let length = match self.layout.as_ref().map(|layout| layout.at(self.at)) {
            None => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                copy(self.file.get(at..).unwrap_or_default(), room)
            }
            Some(Here::Made(bytes)) => copy(bytes, room),
            Some(Here::End) => 0,
            Some(Here::Part(part, from, left)) => {
                let most = usize::try_from(left).unwrap_or(usize::MAX).min(room.len());
                let room = room.get_mut(..most).unwrap_or_default();
                self.read_part(part, from, room).map_err(|bad| match bad {
                    Bad::Damaged => std::io::Error::other("a part of it is damaged"),
                    Bad::TooLarge => {
                        self.refused.store(true, Ordering::Relaxed);
                        std::io::Error::other("a part of it is larger than it says")
                    }
                })?
            }
        };
        self.at += length as u64;
        Ok(length)
    }
}

impl Seek for Source<'_, '_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let place = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipArchive, ZipWriter};

    use super::super::parts::parts;
    use super::*;

    /// Parts by name: packed or not, small or large enough for a thread of its own.
    fn contents() -> Vec<(&'static str, CompressionMethod, Vec<u8>)> {
        let numbers: Vec<String> = (0..200_000).map(|at: u32| at.to_string()).collect();
        let long = format!("<c>{}</c>", numbers.join("</c><c>"));
        vec![
            ("[Content_Types].xml", CompressionMethod::Deflated, b"<Types/>".to_vec()),
            ("xl/worksheets/sheet1.xml", CompressionMethod::Deflated, long.into_bytes()),
            ("xl/empty.xml", CompressionMethod::Deflated, Vec::new()),
            ("xl/media/bild-\u{e4}.bin", CompressionMethod::Stored, vec![7; 100_000]),
            ("docProps/app.xml", CompressionMethod::Deflated, b"<a>1</a>".repeat(9_000)),
        ]
    }

    fn archive() -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, method, bytes) in contents() {
            let options = SimpleFileOptions::default().compression_method(method);
            writer.start_file(name, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn with_source<T>(file: &[u8], test: impl FnOnce(Source<'_, '_>) -> T) -> T {
        let layout = Layout::of(parts(file).unwrap()).unwrap();
        let never = AtomicBool::new(false);
        std::thread::scope(|scope| test(Source::new(file, Some(layout), scope, &never)))
    }

    #[test]
    fn every_part_is_there_and_not_packed() {
        with_source(&archive(), |source| {
            let mut shown = ZipArchive::new(source).unwrap();
            assert_eq!(shown.len(), contents().len());
            // The other way round, and each twice.
            for (name, _, bytes) in contents().iter().rev().chain(&contents()) {
                let mut part = shown.by_name(name).unwrap();
                assert_eq!(part.compression(), CompressionMethod::Stored);
                let mut read = Vec::new();
                part.read_to_end(&mut read).unwrap();
                assert_eq!(read, *bytes, "{name}");
            }
        });
    }

    #[test]
    fn any_place_can_be_read_from() {
        with_source(&archive(), |mut source| {
            let mut whole = Vec::new();
            source.read_to_end(&mut whole).unwrap();
            assert_eq!(whole.len() as u64, source.length());
            for at in [0, 1, 45, 70_000, 1_500_000, 200_000, whole.len() - 1, whole.len()] {
                source.seek(SeekFrom::Start(at as u64)).unwrap();
                let mut piece = [0; 300];
                let length = source.clone().read(&mut piece).unwrap();
                assert_eq!(piece[..length], whole[at..at + length]);
                assert_eq!(source.read(&mut piece).unwrap(), length);
            }
            source.seek(SeekFrom::End(10)).unwrap();
            assert_eq!(source.read(&mut [0; 4]).unwrap(), 0);
            assert!(source.seek(SeekFrom::Current(-i64::MAX)).is_err());
        });
    }

    #[test]
    fn a_part_that_becomes_more_than_it_says_is_refused_for_good() {
        let mut file = archive();
        // The size of the sheet in the directory.
        let name = memchr::memmem::rfind(&file, b"xl/worksheets/sheet1.xml").unwrap();
        file[name - 46 + 24..name - 46 + 28].copy_from_slice(&2_000_000_u32.to_le_bytes());
        with_source(&file, |source| {
            let refused = source.refused();
            let mut shown = ZipArchive::new(source).unwrap();
            let mut part = shown.by_name("xl/worksheets/sheet1.xml").unwrap();
            assert!(part.read_to_end(&mut Vec::new()).is_err());
            assert!(refused.load(Ordering::Relaxed));
        });
    }

    #[test]
    fn parts_that_cannot_be_unpacked_are_no_others() {
        let mut file = archive();
        let directory = memchr::memmem::find(&file, b"PK\x01\x02").unwrap();
        // An unknown method, a password, and a part that is not where the directory says.
        let unknown = [("xl/empty.xml", 10, 0xfe), ("xl/empty.xml", 11, 0xff)];
        for (name, at, to) in unknown.into_iter().chain([("docProps/app.xml", 8, 1)]) {
            let name =
                directory + memchr::memmem::find(&file[directory..], name.as_bytes()).unwrap();
            file[name - 46 + at] = to;
        }
        let lost = memchr::memmem::find(&file, b"xl/media").unwrap();
        file[lost - 30] = b'Q';
        with_source(&file, |source| {
            let (mut shown, mut real) =
                (ZipArchive::new(source).unwrap(), ZipArchive::new(Cursor::new(&file)).unwrap());
            for name in ["xl/empty.xml", "docProps/app.xml", "xl/media/bild-\u{e4}.bin"] {
                let error = why(&mut real, name);
                assert!(error.is_some(), "{name}");
                assert_eq!(why(&mut shown, name), error, "{name}");
            }
            assert_eq!(why(&mut shown, "[Content_Types].xml"), None);
        });
    }

    /// Why a part cannot be read.
    fn why<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Option<String> {
        match archive.by_name(name) {
            Ok(mut part) => part.read_to_end(&mut Vec::new()).err().map(|error| error.to_string()),
            Err(error) => Some(error.to_string()),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn damaged_bytes_are_read_without_panic(
            places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            for name in ["a.xml", "b.xml"] {
                let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                writer.start_file(name, how).unwrap();
                writer.write_all(&b"<c>1</c>".repeat(500)).unwrap();
            }
            let mut file = writer.finish().unwrap().into_inner();
            for (place, byte) in places {
                let at = place.index(file.len());
                file[at] = byte;
            }
            file.truncate(file.len() - if cut.index(4) == 0 { cut.index(file.len()) } else { 0 });
            if let Some(layout) = parts(&file).and_then(Layout::of) {
                let never = AtomicBool::new(false);
                std::thread::scope(|scope| {
                    let source = Source::new(&file, Some(layout), scope, &never);
                    let _ = source.take(1 << 20).read_to_end(&mut Vec::new());
                });
            }
        }
    }
}
