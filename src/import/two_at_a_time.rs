//! Files one after the other, two at a time: most lists of a folder are small, and opening them is what
//! takes time. What they gave comes in their order, each as soon as those before it are there.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;

use super::Progress;

/// A list from this size on is read by several threads itself, and takes memory: one at a time.
const LARGE: u64 = 4 << 20;

/// Whether a file is so large that no other large one is read beside it.
fn is_large(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|facts| facts.len() >= LARGE)
}

/// Reads files; `take` gets what came of each of them, in their order, and says when it is enough.
///
/// `progress` hears of the files that the calling thread reads itself.
pub(crate) fn two_at_a_time<'f, F: Sync, T: Send>(
    files: &'f [F],
    path: impl Fn(&'f F) -> &'f Path + Sync,
    read: impl Fn(&'f F, &dyn Fn(Progress)) -> T + Sync,
    progress: &dyn Fn(&Path, Progress),
    mut take: impl FnMut(&'f F, T) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    let ended = AtomicBool::new(false);
    let alone = Mutex::new(());
    let read_next = |progress: &dyn Fn(&Path, Progress)| -> Option<(usize, T)> {
        if ended.load(Ordering::Relaxed) {
            return None;
        }
        let at = next.fetch_add(1, Ordering::Relaxed);
        let file = files.get(at)?;
        // What the lock guards is only whose turn it is.
        let turn = is_large(path(file)).then(|| alone.lock());
        let gave = read(file, &|step| progress(path(file), step));
        drop(turn);
        Some((at, gave))
    };
    std::thread::scope(|scope| {
        let (sender, others) = channel();
        if files.len() > 1 {
            let read_next = &read_next;
            let read_all = move || {
                while let Some(gave) = read_next(&|_, _| {}) {
                    if sender.send(gave).is_err() {
                        return;
                    }
                }
            };
            // Without a second thread all of them are read by this one.
            let builder = std::thread::Builder::new().name("lists".to_owned());
            builder.spawn_scoped(scope, read_all).ok();
        } else {
            drop(sender);
        }
        let mut waiting = BTreeMap::new();
        let mut first = 0;
        let mut hand_over = |waiting: &mut BTreeMap<usize, T>| {
            while let Some(gave) = waiting.remove(&first) {
                let Some(file) = files.get(first) else { break };
                first += 1;
                if take(file, gave).is_break() {
                    ended.store(true, Ordering::Relaxed);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        };
        while let Some((at, gave)) = read_next(progress) {
            waiting.insert(at, gave);
            waiting.extend(others.try_iter());
            if hand_over(&mut waiting).is_break() {
                return;
            }
        }
        // What the other thread was still at.
        for (at, gave) in others {
            waiting.insert(at, gave);
            if hand_over(&mut waiting).is_break() {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn taken(count: usize, enough: usize) -> Vec<usize> {
        let files: Vec<PathBuf> = (0..count).map(|at| PathBuf::from(at.to_string())).collect();
        let mut taken = Vec::new();
        let number = |file: &PathBuf, progress: &dyn Fn(Progress)| -> usize {
            progress(Progress { bytes_done: 1, bytes_total: 1, rows: 1 });
            file.display().to_string().parse().unwrap()
        };
        two_at_a_time(&files, PathBuf::as_path, number, &|_, _| {}, |file, number| {
            assert_eq!(file.display().to_string(), number.to_string());
            taken.push(number);
            if taken.len() == enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        taken
    }

    #[test]
    fn what_files_gave_comes_in_their_order_until_it_is_enough() {
        for count in [0, 1, 2, 3, 1_000] {
            assert_eq!(taken(count, usize::MAX), (0..count).collect::<Vec<_>>());
        }
        assert_eq!(taken(1_000, 7), [0, 1, 2, 3, 4, 5, 6]);
    }
}
