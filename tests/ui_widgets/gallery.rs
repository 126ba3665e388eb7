//! Every part of the window side by side, as the mock-ups show them.

use eframe::egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};
use interdict::{
    model::{Confidence, Status, Verdict},
    ui::{
        icons::Icon,
        text::{self, Spans, Type},
        theme::{self, Meaning},
        widgets::{
            Action, Answer, Button, Card, Chip, Column, CommandBox, DateKind, Dated, Dialog, Input,
            Mark, Notice, NoticeKind, Notification, Order, Progress, Proof, Record, RowState,
            StepEntry, StepState, Tab, Table, Tick, WayOut, action_cards, action_tile, badge,
            bullets, choice_row, command_text, country_tag, drop_zone, empty_state, error_page,
            evidence, fact, fact_mono, icon_line, key_tag, large_badge, link, live_line,
            notifications, numbered, progress_bar, radio, rail_entry, segments, select,
            status_word, step_rail, steps_across, tabs, tick_box, tick_row, timeline, value_row,
            verdict_word,
        },
    },
};

/// Name, size and content of a page.
pub type Page = (&'static str, [f32; 2], fn(&mut Ui));

/// All pages.
pub const PAGES: [Page; 6] = [
    ("components", [1280.0, 776.0], components),
    // The upper part of the same, small enough to be kept as a picture.
    ("widgets", [1140.0, 268.0], components),
    ("more_components", [1216.0, 740.0], more_components),
    ("empty_page", [800.0, 540.0], |ui| {
        empty_page(ui);
    }),
    ("error_page", [800.0, 520.0], |ui| {
        error(ui);
    }),
    ("dialog", [800.0, 420.0], |ui| {
        ui.add_space(16.0);
        action_tile(ui, &SCAN);
        leftovers(ui);
        let _ = notifications(ui.ctx(), 12.0, &[SAVED]);
    }),
];

fn at(ui: &mut Ui, x: f32, y: f32, width: f32, draw: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_min_size(pos2(x, y), vec2(width, 700.0));
    let salt = (x as i32, y as i32);
    draw(&mut ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt)));
}

fn caption(ui: &mut Ui, x: f32, y: f32, words: &str) {
    at(ui, x, y, 400.0, |ui| {
        text::caption(ui, words);
    });
}

/// What mock-up 12 shows, in its order and places.
fn components(ui: &mut Ui) {
    caption(ui, 24.0, 20.0, "Badges: icon, word, colour");
    at(ui, 24.0, 42.0, 1232.0, |ui| {
        ui.horizontal(|ui| {
            for mark in [
                Mark::Prohibited,
                Mark::Restricted,
                Mark::AdvisedAgainst,
                Mark::Listed,
                Mark::NotFullyRead,
                Mark::VerifiedGone,
                Mark::Exempt,
                Mark::ToReview,
            ] {
                badge(ui, mark);
            }
            large_badge(ui, Verdict::Prohibited);
            status_word(ui, Mark::InProgress);
            status_word(ui, &Status::Open);
        });
    });
    caption(ui, 24.0, 84.0, "Buttons");
    at(ui, 24.0, 106.0, 1232.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            Button::secondary("Default").show(ui);
            Button::secondary("Disabled").enabled(false).show(ui);
            Button::primary("Primary").show(ui);
            Button::primary("Disabled").name("Disabled primary").enabled(false).show(ui);
            Button::quiet("Quiet").show(ui);
            Button::secondary("With icon").icon(Icon::Import).show(ui);
            Button::primary("Scan this computer").icon(Icon::Scan).show(ui);
            Button::icon_only(Icon::Settings, "Columns").show(ui);
        });
    });
    caption(ui, 24.0, 148.0, "Inputs and choices");
    at(ui, 24.0, 170.0, 1232.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let (mut empty, mut typed) = (String::new(), "Typed text".to_owned());
            Input::search("Placeholder", &mut empty).width(150.0).show(ui);
            Input::new("Filter", &mut typed).icon(Icon::Search).width(150.0).show(ui);
            select(ui, "Choice", "Choice", Some(110.0), &["One", "Two"], Some(0));
            tick_box(ui, &mut true, "Ticked");
            tick_box(ui, &mut false, "Not ticked");
            tick_row(ui, Tick::Some, "Some");
            radio(ui, true, "Chosen");
            radio(ui, false, "Other");
            Input::search("Search everything", &mut empty).key("Ctrl K").width(264.0).show(ui);
        });
    });
    caption(ui, 24.0, 212.0, "Chips, country code, link, key");
    at(ui, 24.0, 234.0, 1232.0, |ui| {
        ui.horizontal(|ui| {
            Chip::new("All").count(88).chosen(true).show(ui);
            Chip::filter(Verdict::Prohibited, 8).show(ui);
            Chip::new("Machine: NF-ENG-11").removable().show(ui);
            country_tag(ui, "US");
            country_tag(ui, "UA");
            link(ui, "Link text", None);
            link(ui, "Official text", Some(Icon::External));
            key_tag(ui, "Ctrl K");
            segments(ui, "Order", &["By rule", "By vendor"], 0);
        });
    });
    caption(ui, 24.0, 272.0, "Notices");
    let notices = [
        (24.0, 294.0, 403.0, "Information", "Neutral facts that need no action."),
        (439.0, 294.0, 402.0, "Not fully read", "What was not seen, and how to see it."),
        (853.0, 294.0, 403.0, "Done", "What was verified, when, by what."),
        (24.0, 366.0, 610.0, "Something needs care", "What it means, then what to do."),
        (646.0, 366.0, 610.0, "Must be done", "Only when a rule binds this organisation."),
    ];
    for ((x, y, width, title, sentence), kind) in notices.into_iter().zip(NoticeKind::ALL) {
        at(ui, x, y, width, |ui| Notice::new(kind, title, sentence).show(ui));
    }
    caption(ui, 24.0, 440.0, "Table row");
    at(ui, 24.0, 462.0, 572.0, |ui| {
        Card::plain().flush().show(ui, |ui| {
            ui.allocate_ui(vec2(ui.available_width(), 140.0), small_table);
        });
    });
    caption(ui, 620.0, 440.0, "Timeline");
    at(ui, 620.0, 462.0, 316.0, |ui| {
        Card::titled("Dates").count("5").caption("not to scale").show(ui, dates);
    });
    caption(ui, 960.0, 440.0, "Solid for charts; tint with text for badges");
    at(ui, 960.0, 462.0, 296.0, |ui| {
        ui.horizontal(|ui| {
            for meaning in Meaning::ALL {
                let colors = theme::tokens(ui).family(meaning);
                let (rect, _) = ui.allocate_exact_size(vec2(40.0, 28.0), Sense::hover());
                ui.painter().rect_filled(rect, 4, colors.solid);
            }
        });
        ui.add_space(8.0);
        progress_bar(ui, "Reading", Progress::Of { done: 58, total: 100 });
        ui.add_space(8.0);
        command_text(ui, "msiexec.exe /x {305A9EC9-…}\n/qn /norestart", None, "");
    });
    caption(ui, 24.0, 662.0, "Icons, 20 units, one colour");
    for (place, icon) in Icon::ALL.iter().enumerate() {
        let (column, row) = ((place % 34) as f32, (place / 34) as f32);
        let center = pos2(38.0 + 36.0 * column, 690.0 + 32.0 * row);
        icon.paint(ui.painter(), center, 20.0, theme::tokens(ui).text2);
    }
}

const SMALL: [(Mark, &str); 4] = [
    (Mark::Prohibited, "Default row, 28 high"),
    (Mark::Restricted, "A row with a text that is longer than its column can show"),
    (Mark::AdvisedAgainst, "Selected row"),
    (Mark::Listed, "Лаборатория Касперского, Ελλάδα"),
];

fn small_table(ui: &mut Ui) {
    let columns = [
        Column::exact("Verdict", 144.0),
        Column::rest("Software", 80.0),
        Column::exact("Machine", 100.0).unsorted(),
    ];
    Table::new("small", "Findings", &columns, SMALL.len())
        .in_card()
        .selected(Some(2))
        .sorted(0, Order::Down)
        .ticks(&|row| row == 2, Tick::Some)
        .row_name(&|row| format!("{}, {}", SMALL[row].0.word(), SMALL[row].1))
        .show(ui, |ui, row, column| {
            let color = theme::tokens(ui).text;
            match column {
                0 => verdict_word(ui, SMALL[row].0),
                1 => text::line(ui, Type::Body, color, SMALL[row].1),
                _ => text::line(ui, Type::Body, color, "NF-ENG-11"),
            };
        });
}

fn dates(ui: &mut Ui) {
    let decides = DateKind::Deciding(Meaning::Restricted);
    timeline(
        ui,
        &[
            Dated { date: "2024-07-20", words: "Past date", kind: DateKind::Past },
            Dated { date: "2024-09-29", words: "The date that decides", kind: decides },
            Dated { date: "2025-02", words: "As of: newest text read", kind: DateKind::AsOf },
            Dated { date: "", words: "not confirmed since", kind: DateKind::Between },
            Dated { date: "2026-11-24", words: "Today", kind: DateKind::Today },
            Dated { date: "2027-01-01", words: "A date ahead", kind: DateKind::Future },
        ],
    );
}

/// The parts that mock-up 12 leaves out.
fn more_components(ui: &mut Ui) {
    at(ui, 0.0, 16.0, 168.0, |ui| {
        rail_entry(ui, Icon::Overview, "Overview", None, true, false);
        rail_entry(ui, Icon::Findings, "Findings", Some(18), false, false);
        rail_entry(ui, Icon::Machines, "Machines", Some(46), false, false);
    });
    at(ui, 0.0, 140.0, 52.0, |ui| {
        rail_entry(ui, Icon::Reports, "Reports", None, true, true);
    });
    at(ui, 0.0, 200.0, 264.0, guide_steps);
    at(ui, 280.0, 16.0, 456.0, panel);
    at(ui, 760.0, 16.0, 440.0, cards);
    at(ui, 16.0, 560.0, 720.0, |ui| {
        CommandBox::new("C:\\Windows\\System32\\msiexec.exe")
            .argument("/x {305A9EC9-294E-4555-A7C5-E1C767E01C11}", "uninstall this product")
            .argument("KLPASSWD=••••••••", "typed above, hidden here and in the record")
            .argument("/qn /norestart", "no windows, no restart yet")
            .copy("Copy without password", "msiexec.exe /x {305A9EC9-294E-4555-A7C5-E1C767E01C11}")
            .note("Started directly, not through a command line.")
            .show(ui);
        live_line(ui, "RECEPTION-02, source 6 of 10, 0.8 s. Only reads; changes nothing.");
        ui.horizontal(|ui| {
            numbered(ui, 1);
            text::head(ui, "Where does your organisation work?");
        });
    });
    at(ui, 760.0, 620.0, 440.0, |ui| {
        CommandBox::new("/usr/bin/apt-get")
            .argument("remove", "a note in a narrow panel")
            .argument("kesl", "")
            .show(ui);
    });
}

fn guide_steps(ui: &mut Ui) {
    let step = |title, line, state| StepEntry { title, line, state };
    step_rail(
        ui,
        &[
            step("Check what is here", "Certain match, 7 records", StepState::Done),
            step("Check disk encryption", "Not encrypted by Kaspersky", StepState::Done),
            step("Uninstall Endpoint Security", "Needs the password", StepState::Current),
            step("Uninstall Network Agent", "Not found here", StepState::NotNeeded),
            step("Restart", "Once", StepState::ToCome),
        ],
    );
}

fn panel(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    let words = [
        Tab::new("Why it is restricted for you"),
        Tab::counted("Evidence", 7),
        Tab::new("History"),
    ];
    tabs(ui, "Details", &words, 0);
    ui.add_space(8.0);
    text::strong(
        ui,
        "Prohibited in federal contract work. Everywhere else restricted: no lawful updates since \
         2024-09-29.",
    );
    Card::plain().flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (rule, how, verdict, chosen) in [
            ("FAR 52.204-23", "binds you directly", Verdict::Prohibited, false),
            ("Commerce determination", "via the vendor", Verdict::Restricted, true),
        ] {
            let words = Spans::new().and(Type::Strong, tokens.text, rule).and(
                Type::Body,
                tokens.text2,
                &format!(" {how}"),
            );
            let name = format!("{rule}, {how}, {}", verdict.word());
            choice_row(ui, &name, chosen, words, |ui| {
                verdict_word(ui, verdict);
            });
        }
    });
    text::explain(
        ui,
        "Keeping it is not by itself an offence, but it is an unmaintained program with deep system \
         access. Replace it.",
    );
    text::strong(ui, "What it does not say");
    bullets(
        ui,
        [
            "That merely keeping an existing copy is a violation. Users face no penalty, but carry \
             the risk themselves.",
            "That only the Kaspersky brand is meant.",
        ],
    );
    ui.add_space(4.0);
    fact(ui, 92.0, "Issued by", "Director of National Intelligence");
    fact(
        ui,
        92.0,
        "Binds",
        "Intelligence agencies; contractors whose contract carries FAR 52.204-30, and a long list of \
         others besides",
    );
    fact_mono(ui, 92.0, "Set aside as", "interdict-damaged-2026-11-24.sqlite");
    let not_verified = "Not verified: day of publication (15 or 18 September 2025)";
    icon_line(ui, Icon::Unverified, tokens.unseen.text, not_verified);
}

fn cards(ui: &mut Ui) {
    let record = |icon, kind, value, proof, why| Record { icon, kind, value, proof, why };
    evidence(
        ui,
        "3 records on NF-ENG-11, joined into one finding",
        Confidence::Certain,
        &[
            record(
                Icon::Program,
                "Visible program entry",
                "Kaspersky Endpoint Security for Windows",
                Proof::Proves,
                "Name and publisher match",
            ),
            record(
                Icon::Key,
                "Product code",
                "{305A9EC9-294E-4555-A7C5-E1C767E01C11}",
                Proof::Proves,
                "Known code, version 11.10",
            ),
            record(
                Icon::Folder,
                "Folder",
                "C:\\ProgramData\\Kaspersky Lab\\KES\\A folder so deep that it does not fit here",
                Proof::Joined,
                "Left behind by many uninstalls",
            ),
        ],
    );
    ui.add_space(12.0);
    Card::titled("What was read").caption("9 of 10 complete").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        value_row(ui, Icon::Program, "Installed programs, 64-bit", "118", RowState::Plain);
        value_row(ui, Icon::User, "Programs of users", "2 of 3 users", RowState::NotFullyRead);
        value_row(ui, Icon::Task, "Scheduled tasks", "Waiting", RowState::Quiet);
    });
    ui.add_space(12.0);
    let pack = |ui: &mut Ui| {
        Button::quiet("Make removal pack…").show(ui);
    };
    Card::titled("What removing it involves").right(pack).show(ui, |ui| {
        steps_across(
            ui,
            &[
                ("Check", "certain match"),
                ("Uninstall", "with password"),
                ("Restart", "once"),
                ("Verify", "fresh scan"),
            ],
        );
    });
    ui.add_space(12.0);
    Notice::new(
        NoticeKind::NotFullyRead,
        "One source could not be read: programs of user h.brandt",
        "Access was denied to that user's settings file, so software installed only for h.brandt is \
         missing from this result.",
    )
    .buttons(ui, |ui| {
        Button::secondary("Scan again as administrator").icon(Icon::Shield).show(ui);
        Button::quiet("Copy details").icon(Icon::Copy).show(ui);
    });
}

const SCAN: Action<'static> = Action {
    icon: Icon::Scan,
    title: "Scan this computer",
    sentence: "Reads programs, apps, services, drivers, tasks and browser extensions. Changes \
               nothing.",
    verb: "Scan this computer",
    primary: true,
};
const IMPORT: Action<'static> = Action {
    icon: Icon::Import,
    title: "Import a list",
    sentence: "An Excel sheet, a CSV, or an export of an inventory tool. You see how it was \
               understood before anything is kept.",
    verb: "Choose file…",
    primary: false,
};

/// The empty page of the findings; answers with the action that was pressed.
pub fn empty_page(ui: &mut Ui) -> Option<usize> {
    ui.add_space(40.0);
    empty_state(
        ui,
        Icon::Findings,
        "Nothing has been checked yet",
        "Findings appear here after a scan or an import. An empty page means “not looked”, never \
         “all clear”.",
        |ui| {
            let pressed = action_cards(ui, &[SCAN, IMPORT]);
            ui.add_space(12.0);
            let color = theme::tokens(ui).text2;
            let words =
                Spans::new().and(Type::Body, color, "Or drop a file anywhere on this window");
            drop_zone(ui, 72.0, "Drop a file here", words);
            pressed
        },
    )
}

/// An error page; answers with the way out that was pressed.
pub fn error(ui: &mut Ui) -> Option<usize> {
    ui.add_space(40.0);
    let way = |title, sentence, verb, icon| WayOut { title, sentence, verb, icon };
    error_page(
        ui,
        "The saved data could not be opened",
        "Interdict has set the damaged file aside and started with an empty one. Nothing was deleted \
         or overwritten.",
        &[
            ("What happened", "The file is not a complete database: page 214 of 380 is cut off."),
            ("What it means", "Machines, findings and decisions saved before are not shown now."),
            ("Set aside as", "interdict-damaged-2026-11-24.sqlite"),
        ],
        &[
            way(
                "Go back to the backup of 2026-11-23",
                "Changes since then have to be repeated.",
                "Restore backup",
                Some(Icon::History),
            ),
            way("Start empty", "Scan or import again.", "Start empty", None),
            way(
                "Look at the file yourself",
                "Opens its folder.",
                "Open folder",
                Some(Icon::Folder),
            ),
        ],
    )
}

/// The dialog before leftovers are deleted.
pub fn leftovers(ui: &Ui) -> Answer {
    let question = "Delete these 2 leftovers from RECEPTION-02?";
    Dialog::new("leftovers", question, "Delete 2 leftovers").icon(Icon::Uninstall).deletes().show(
        ui.ctx(),
        |ui| {
            text::explain(
                ui,
                "They are deleted for good, not moved to the recycle bin. Nothing else in these \
                 places is touched.",
            );
        },
    )
}

/// A notification that goes by itself.
pub const SAVED: Notification<'static> = Notification {
    id: 7,
    kind: NoticeKind::Done,
    title: "Record saved",
    line: "removal-RECEPTION-02-2026-11-24.html",
    actions: &["Open", "Show in folder"],
    stays: false,
};
