//! Things of one kind in several versions of a notice, in one order that keeps the order of each as far as they
//! agree.
//!
//! ```text
//! today: A C D    then: A B C    together: A B C D
//! ```

/// The things of all versions, each once.
#[derive(Clone)]
pub(super) struct Union<T> {
    /// Each as the version has it that was added first.
    things: Vec<T>,
    /// Their order: places in `things`.
    order: Vec<usize>,
}

impl<T: Clone> Union<T> {
    /// The things of one version.
    pub(super) fn of(version: &[T]) -> Union<T> {
        Union { things: version.to_vec(), order: (0..version.len()).collect() }
    }

    /// Adds those of another version that are new, each behind what stands before it there. Gives which of all each
    /// of them is.
    pub(super) fn add(&mut self, version: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<usize> {
        let mut known: Vec<usize> = Vec::new();
        let mut behind = 0;
        for one in version {
            let same = self
                .order
                .iter()
                .find(|id| !known.contains(id) && is_same(&self.things[**id], one));
            let id = same.copied().unwrap_or(self.things.len());
            if id == self.things.len() {
                self.things.push(one.clone());
                self.order.insert(behind, id);
            }
            behind = self.place(id) + 1;
            known.push(id);
        }
        known
    }

    /// The place of a thing in the order of all.
    pub(super) fn place(&self, id: usize) -> usize {
        self.order.iter().position(|one| *one == id).unwrap_or(self.order.len())
    }

    /// All things, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.order.iter().map(|id| &self.things[*id])
    }

    pub(super) fn get(&self, id: usize) -> &T {
        &self.things[id]
    }

    pub(super) fn get_mut(&mut self, id: usize) -> &mut T {
        &mut self.things[id]
    }
}

#[cfg(test)]
mod tests {
    use super::Union;

    #[test]
    fn both_keep_their_order() {
        let mut union = Union::of(&["A", "C", "D"]);
        assert_eq!(union.add(&["A", "B", "C"], |one, other| one == other), [0, 3, 1]);
        assert_eq!(union.add(&["Z", "D", "D"], |one, other| one == other), [4, 2, 5]);
        assert_eq!(union.iter().copied().collect::<String>(), "ZABCDD");
        assert_eq!([0, 1, 2, 3].map(|id| union.place(id)), [1, 3, 4, 2]);
    }
}
