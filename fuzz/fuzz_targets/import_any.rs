//! Any bytes as a list, whatever format they are taken for.
#![no_main]

use interdict::import::Options;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = interdict_fuzz::read(bytes.to_vec(), &Options::default());
});
