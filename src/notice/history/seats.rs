//! The places that units, tasks and targets have in all versions of a notice.

use crate::notice::model::{
    Assignments, Force, Notice, Register, Reporter, Target, Task, Unit, UnitId, Verdict,
};

use super::union::Union;

/// All units, tasks and targets of several versions of a notice.
pub(super) struct Versions {
    units: Union<Unit>,
    tasks: Union<TaskVersions>,
}

/// A task, and its targets of all versions.
#[derive(Clone)]
struct TaskVersions {
    task: Task,
    targets: Union<Target>,
}

impl TaskVersions {
    fn of(task: &Task) -> TaskVersions {
        TaskVersions { task: task.clone(), targets: Union::of(&task.targets) }
    }
}

/// Which of all units, tasks and targets are those of one version.
pub(super) struct Seats {
    units: Vec<usize>,
    /// Each with its targets.
    tasks: Vec<(usize, Vec<usize>)>,
}

impl Versions {
    /// Those of one version, and its seats.
    pub(super) fn of(notice: &Notice) -> (Versions, Seats) {
        let tasks: Vec<TaskVersions> = notice.tasks.iter().map(TaskVersions::of).collect();
        let with_targets = |(at, task): (usize, &Task)| (at, (0..task.targets.len()).collect());
        let seats = Seats {
            units: (0..notice.units.units.len()).collect(),
            tasks: notice.tasks.iter().enumerate().map(with_targets).collect(),
        };
        (Versions { units: Union::of(&notice.units.units), tasks: Union::of(&tasks) }, seats)
    }

    /// Adds another version; gives its seats.
    pub(super) fn add(&mut self, notice: &Notice) -> Seats {
        let units = self.units.add(&notice.units.units, are_one_unit);
        let tasks: Vec<TaskVersions> = notice.tasks.iter().map(TaskVersions::of).collect();
        let ids = self.tasks.add(&tasks, |one, other| are_one_task(&one.task, &other.task));
        let seated = ids.into_iter().zip(&notice.tasks).map(|(id, task)| {
            let known = &mut self.tasks.get_mut(id).targets;
            (id, known.add(&task.targets, are_one_target))
        });
        let tasks = seated.collect();
        Seats { units, tasks }
    }

    /// The notice with a place for everything of all versions.
    pub(super) fn seated(&self, mut notice: Notice, seats: &Seats) -> Notice {
        let unit = |id: UnitId| UnitId(self.units.place(seats.units[id.0]));
        let at = |task: usize| {
            let seat = seats.tasks.get(task);
            seat.map_or(self.tasks.iter().count(), |(id, _)| self.tasks.place(*id))
        };
        for heading in &mut notice.headings {
            heading.above = at(heading.above);
        }
        // They are looked for by their places, which may be in another order than the description's own.
        notice.headings.sort_by_key(|heading| heading.above);
        for ruling in &mut notice.returns {
            if let Verdict::Is { unit: Some(ruled), .. } = &mut ruling.verdict {
                *ruled = unit(*ruled);
            }
        }
        let mut tasks: Vec<Task> = self.tasks.iter().map(empty_task).collect();
        for ((named, own), (id, targets)) in notice.tasks.into_iter().enumerate().zip(&seats.tasks)
        {
            let all = &self.tasks.get(*id).targets;
            let own = Task { named, ..own };
            tasks[self.tasks.place(*id)] = seated_task(own, (all, targets), &unit);
        }
        notice.tasks = tasks;
        notice.units = self.register(notice.units, seats, &unit);
        notice
    }

    fn register(&self, own: Register, seats: &Seats, unit: &dyn Fn(UnitId) -> UnitId) -> Register {
        let mut units: Vec<Unit> = self.units.iter().map(empty_unit).collect();
        for (mut own, id) in own.units.into_iter().zip(&seats.units) {
            own.predecessors = own.predecessors.into_iter().map(unit).collect();
            units[self.units.place(*id)] = own;
        }
        let mut groups = own.groups;
        for group in &mut groups {
            group.members = group.members.iter().copied().map(unit).collect();
        }
        let is_steady = units.iter().all(|unit| unit.force.is_always());
        let named = seats.units.iter().map(|id| UnitId(self.units.place(*id))).collect();
        Register { units, groups, is_steady, named }
    }
}

fn are_one_unit(one: &Unit, other: &Unit) -> bool {
    one.is_called(&other.name) || other.is_called(&one.name)
}

fn are_one_task(one: &Task, other: &Task) -> bool {
    one.is_called(other.first_name()) || other.is_called(one.first_name())
}

fn are_one_target(one: &Target, other: &Target) -> bool {
    let names = |of: &Target, name: &str| {
        of.name.value == name || of.former_names.iter().any(|former| former.value == name)
    };
    names(one, other.first_known_as().0) || names(other, one.first_known_as().0)
}

fn empty_unit(unit: &Unit) -> Unit {
    Unit { predecessors: Vec::new(), force: Force::never(), ..unit.clone() }
}

fn empty_task(one: &TaskVersions) -> Task {
    Task {
        units: Vec::new(),
        assigned: Assignments(Vec::new()),
        targets: one.targets.iter().map(empty_target).collect(),
        force: Force::never(),
        in_force: false,
        is_over: false,
        ..one.task.clone()
    }
}

fn empty_target(target: &Target) -> Target {
    Target {
        reporters: Vec::new(),
        ended: Vec::new(),
        part_of: None,
        force: Force::never(),
        in_force: false,
        is_over: false,
        ..target.clone()
    }
}

/// The task with the places of `all` its targets, of which it has those of these ids.
fn seated_task(
    mut own: Task,
    (all, ids): (&Union<Target>, &[usize]),
    unit: &dyn Fn(UnitId) -> UnitId,
) -> Task {
    let all_seated = |units: Vec<UnitId>| units.into_iter().map(unit).collect::<Vec<_>>();
    for one in &mut own.units {
        one.id = unit(one.id);
        one.before = all_seated(std::mem::take(&mut one.before));
    }
    for party in own.assigned.0.iter_mut().flat_map(|one| &mut one.parties) {
        party.units = party.units.iter().copied().map(unit).collect();
    }
    let mut targets: Vec<Target> = all.iter().map(empty_target).collect();
    for ((named, target), id) in own.targets.into_iter().enumerate().zip(ids) {
        let reporters = target.reporters.into_iter();
        let reporters = reporters.map(|one| Reporter {
            unit: unit(one.unit),
            before: all_seated(one.before),
            ..one
        });
        let (reporters, ended) = (reporters.collect(), all_seated(target.ended));
        let part_of = target.part_of.map(|of| all.place(ids[of]));
        let mut earlier = target.earlier;
        for share in earlier.iter_mut().flat_map(|one| &mut one.shares) {
            share.unit = unit(share.unit);
        }
        targets[all.place(*id)] = Target { named, reporters, ended, part_of, earlier, ..target };
    }
    Task { targets, ..own }
}
