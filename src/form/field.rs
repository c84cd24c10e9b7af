//! What a form asks: the fields, and the kinds of values they take.

/// What a form asks. Tasks and targets are named by their place in the notice, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// 具体措施及任务进度情况.
    Answer {
        /// The task.
        task: usize,
    },
    /// What the office asks in words of its own (存在问题, 下一步打算, 备注), which may stay empty.
    Question {
        /// The task.
        task: usize,
        /// The question among those of the notice.
        question: usize,
    },
    /// 完成时限, where the notice sets none for the task.
    Due {
        /// The task.
        task: usize,
    },
    /// 进展状态, which may stay empty: one of [`TaskState::ALL`].
    State {
        /// The task.
        task: usize,
    },
    /// How much of a target is done by the end of the period, counted from the year's beginning.
    Figure {
        /// The task.
        task: usize,
        /// The target of the task.
        target: usize,
    },
    /// 填报人.
    Person,
    /// 联系电话.
    Phone,
    /// 填报日期.
    FilledOn,
}

/// The kinds of values a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of several lines.
    LongText,
    /// A text of one line.
    ShortText,
    /// A number, not negative.
    Figure,
    /// A day.
    Day,
    /// One of a few words: [`TaskState::ALL`].
    Choice,
}

impl Kind {
    /// All of them, in their order.
    pub const ALL: [Kind; Kind::Choice as usize + 1] =
        [Kind::LongText, Kind::ShortText, Kind::Figure, Kind::Day, Kind::Choice];

    /// Whether a field of it has one value, in one cell: several cells are no text of several lines.
    pub const fn is_single(self) -> bool {
        match self {
            Kind::Figure | Kind::Day | Kind::Choice => true,
            Kind::LongText | Kind::ShortText => false,
        }
    }
}

/// 进展状态 of a task, as the unit judges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// 未启动.
    NotStarted,
    /// 推进中.
    UnderWay,
    /// 已完成.
    Done,
}

impl TaskState {
    /// All of them, in the order of the drop-down.
    pub const ALL: [TaskState; 3] = [TaskState::NotStarted, TaskState::UnderWay, TaskState::Done];

    /// The word of the drop-down.
    pub const fn chinese(self) -> &'static str {
        match self {
            TaskState::NotStarted => "未启动",
            TaskState::UnderWay => "推进中",
            TaskState::Done => "已完成",
        }
    }

    /// The state that `written` names, blanks around it aside.
    pub fn parse(written: &str) -> Option<TaskState> {
        TaskState::ALL.into_iter().find(|one| one.chinese() == written.trim())
    }
}

impl Field {
    /// Whether it says how a task stands, and not only who filled the form in and when.
    pub const fn is_content(self) -> bool {
        match self {
            Field::Answer { .. }
            | Field::Question { .. }
            | Field::State { .. }
            | Field::Figure { .. } => true,
            Field::Due { .. } | Field::Person | Field::Phone | Field::FilledOn => false,
        }
    }

    /// The task it is about, if it is about one.
    pub const fn task(self) -> Option<usize> {
        match self {
            Field::Answer { task }
            | Field::Question { task, .. }
            | Field::Due { task }
            | Field::State { task }
            | Field::Figure { task, .. } => Some(task),
            Field::Person | Field::Phone | Field::FilledOn => None,
        }
    }

    /// Whether it is a text about that task: its answer, or what the office asks besides.
    pub const fn is_text_of(self, of: usize) -> bool {
        match self {
            Field::Answer { task } | Field::Question { task, .. } => task == of,
            Field::Due { .. } | Field::State { .. } | Field::Figure { .. } => false,
            Field::Person | Field::Phone | Field::FilledOn => false,
        }
    }

    /// The kind of value it takes.
    pub const fn kind(self) -> Kind {
        match self {
            Field::Answer { .. } | Field::Question { .. } => Kind::LongText,
            Field::Due { .. } | Field::Person | Field::Phone => Kind::ShortText,
            Field::State { .. } => Kind::Choice,
            Field::Figure { .. } => Kind::Figure,
            Field::FilledOn => Kind::Day,
        }
    }
}
