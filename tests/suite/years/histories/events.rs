//! What may happen in a year, drawn.

use proptest::prelude::{Just, Strategy, prop};
use proptest::prop_oneof;

/// One thing that happens. Numbers choose among what there is, by their remainder.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// The description is changed.
    Change(usize),
    /// Forms are made for a period, or sent as drafts.
    Forms { period: usize, sent: bool },
    /// A unit answers.
    Answer { period: usize, unit: usize, how: How },
    /// The office rules on a file that came.
    Rule { file: usize, how: Ruled },
    /// Somebody looks: with which command, for which period, as of so many days ago.
    Look { command: Look, period: usize, back: u16 },
}

/// How an answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Into the folder of its period.
    Here,
    /// Into the folder of the next period.
    Misplaced,
    /// On the form of the period that went out first.
    OnOldForm,
    /// One answer of the last return is another; the rest stands as it was.
    Corrected,
    /// The last file once more, under another name.
    Again,
}

/// What is ruled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ruled {
    Out,
    Counts,
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Status,
    Remind,
    Report,
    Final,
}

fn event() -> impl Strategy<Value = Event> {
    let how = prop_oneof![
        4 => Just(How::Here),
        1 => Just(How::Misplaced),
        2 => Just(How::OnOldForm),
        3 => Just(How::Corrected),
        1 => Just(How::Again),
    ];
    let ruled = prop_oneof![2 => Just(Ruled::Out), 1 => Just(Ruled::Counts)];
    let look = prop_oneof![
        2 => Just(Look::Status),
        1 => Just(Look::Remind),
        4 => Just(Look::Report),
        1 => Just(Look::Final),
    ];
    let (period, any) = (|| 0..3_usize, || 0..100_usize);
    prop_oneof![
        3 => any().prop_map(Event::Change),
        2 => (period(), prop::bool::ANY).prop_map(|(period, sent)| Event::Forms { period, sent }),
        8 => (period(), any(), how)
            .prop_map(|(period, unit, how)| Event::Answer { period, unit, how }),
        1 => (any(), ruled).prop_map(|(file, how)| Event::Rule { file, how }),
        4 => (look, period(), prop_oneof![2 => Just(0), 1 => 1..40_u16])
            .prop_map(|(command, period, back)| Event::Look { command, period, back }),
    ]
}

pub(super) fn history() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 6..22)
}
