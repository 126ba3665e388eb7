//! What every test that drives the window needs: waiting until its jobs have ended.

use std::time::{Duration, Instant};

use egui_kittest::Harness;
use interdict::app::App;
use interdict::ui::Window;

/// Draws until something holds; a job that never ends fails the test.
pub fn until(harness: &mut Harness<'_, Window>, holds: impl Fn(&App) -> bool) {
    let end = Instant::now() + Duration::from_mins(1);
    loop {
        harness.step();
        if holds(harness.state_mut().app()) {
            return;
        }
        assert!(Instant::now() < end, "a job does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Until no job runs any more.
pub fn settle(harness: &mut Harness<'_, Window>) {
    until(harness, |app| !app.is_busy() && app.state.running.is_none());
    harness.run_steps(3);
}
