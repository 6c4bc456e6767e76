//! Hiding: which figures may be shown so that none of a few persons is seen or can be found.
//!
//! Figures add up along a tree: schools to their town, towns to the territory. One of fewer persons
//! than the threshold is hidden, zero too ("nobody of the three came" says something of each).
//! Where a sum is shown and one figure below it hidden, subtraction would find it: then the next
//! one is hidden beside it, or the sum itself when there is no other. (The next and not the
//! smallest: which one it is must not tell how many came.) What is hidden below a sum that is shown
//! is always two figures or more, of as many persons together as the threshold or more.
//!
//! Weeks, roles and services never add up to one another on a page: a visitor of two services is
//! one visitor, and what is summed over weeks or roles is summed from shown figures alone.

/// What was counted in one place. All three add up over places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub visits: u64,
    /// Visitors of each day, added.
    pub visitors: u64,
    /// At least so many different persons: the visitors of the best day.
    pub persons: u64,
}

/// A place and those in it. What is counted is at the leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub place: i64,
    pub cell: Cell,
    pub within: Vec<Node>,
    pub is_shown: bool,
}

/// Figures that a sum above them does not tell apart yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Open {
    figures: usize,
    persons: u64,
    /// Those that were hidden for others' sake.
    besides: usize,
}

impl Cell {
    fn plus(self, other: Cell) -> Cell {
        Cell {
            visits: self.visits + other.visits,
            visitors: self.visitors + other.visitors,
            persons: self.persons + other.persons,
        }
    }
}

impl Node {
    pub fn leaf(place: i64, cell: Cell) -> Self {
        Node { place, cell, within: Vec::new(), is_shown: false }
    }

    /// A place whose figure is the sum of those in it.
    pub fn sum(place: i64, within: Vec<Node>) -> Self {
        let cell = within.iter().fold(Cell::default(), |sum, node| sum.plus(node.cell));
        Node { place, cell, within, is_shown: false }
    }

    fn is_leaf(&self) -> bool {
        self.within.is_empty()
    }

    /// Those that may be shown, with their figures.
    pub fn shown(&self) -> Vec<(i64, Cell)> {
        let mut shown = Vec::new();
        if self.is_shown {
            shown.push((self.place, self.cell));
        }
        shown.extend(self.within.iter().flat_map(Node::shown));
        shown
    }
}

impl Open {
    fn and(self, other: Open) -> Open {
        Open {
            figures: self.figures + other.figures,
            persons: self.persons + other.persons,
            besides: self.besides + other.besides,
        }
    }

    /// May the sum of these be known? Not when it is one of them, nor when it is so small or so
    /// large that each of them follows from it.
    fn is_safe(self, threshold: u64) -> bool {
        let most = self.figures as u64 * threshold.saturating_sub(1);
        let is_not_full = self.besides > 0 || self.persons < most;
        self.figures == 0 || self.figures > 1 && self.persons >= threshold && is_not_full
    }
}

/// Decides for a whole tree: sets `is_shown` of each place. `threshold` is in persons, 1 or more.
pub fn hide(root: &mut Node, threshold: u64) {
    settle(root, threshold);
}

/// Decides below and then of the place itself; gives what is still open above it.
fn settle(node: &mut Node, threshold: u64) -> Open {
    if node.is_leaf() {
        node.is_shown = node.cell.persons >= threshold;
        let own = Open { figures: 1, persons: node.cell.persons, besides: 0 };
        return if node.is_shown { Open::default() } else { own };
    }
    let below: Vec<Open> = node.within.iter_mut().map(|it| settle(it, threshold)).collect();
    let mut open = below.into_iter().fold(Open::default(), Open::and);
    if node.cell.persons < threshold {
        return open;
    }
    while !open.is_safe(threshold) {
        match hide_next(&mut node.within) {
            Some(besides) => open = open.and(besides),
            None => return open,
        }
    }
    node.is_shown = true;
    Open::default()
}

/// Hides the one after the first that is hidden, around; gives what is open by that.
fn hide_next(nodes: &mut [Node]) -> Option<Open> {
    let first = nodes.iter().position(|node| !node.is_shown).unwrap_or(0);
    let (before, after) = nodes.split_at_mut(first);
    after.iter_mut().chain(before).find(|node| node.is_shown).map(open)
}

/// Hides a place that is shown. What its sum kept apart below it is open again; when nothing was
/// hidden there, something must be, or it would be found by adding up.
fn open(node: &mut Node) -> Open {
    node.is_shown = false;
    if node.is_leaf() {
        return Open { figures: 1, persons: node.cell.persons, besides: 1 };
    }
    let below = hidden(node);
    if below.figures > 0 {
        return Open { besides: below.besides.max(1), ..below };
    }
    hide_next(&mut node.within).unwrap_or_default()
}

/// What is hidden below a place and not kept apart by a sum that is shown.
fn hidden(node: &Node) -> Open {
    let of = |it: &Node| match (it.is_shown, it.is_leaf()) {
        (true, _) => Open::default(),
        (false, true) => Open { figures: 1, persons: it.cell.persons, besides: 0 },
        (false, false) => hidden(it),
    };
    node.within.iter().map(of).fold(Open::default(), Open::and)
}

#[cfg(test)]
mod tests;
