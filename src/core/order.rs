//! Sorting, compiled once.
//!
//! The standard library's sorts are compiled anew for every element type, several kilobytes of wasm each. Lists here are
//! short, so one sort of positions through a `dyn` comparison serves them all.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Sorts stably by `compare`.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (at, from) in swaps(order) {
        items.swap(at, from);
    }
}

/// Sorts stably by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Pairs as a map, put in one by one: `collect` sorts them first.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// The positions `0..count` in the order of `compare`, equal ones as they stand: for what is to stay where it is.
pub fn positions(count: usize, compare: impl Fn(usize, usize) -> Ordering) -> Vec<usize> {
    sorted(count, &compare)
}

fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// Which two places to swap, one pair after the other, so that what stood at `order[at]` comes to stand at `at`: round
/// after round, each place once.
fn swaps(mut order: Vec<usize>) -> Vec<(usize, usize)> {
    let mut swaps = Vec::with_capacity(order.len());
    for start in 0..order.len() {
        let mut at = start;
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at)).filter(|from| *from != start) {
            if from == at {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::{map_of, positions, sort_by_key};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_orders_as_the_standard_sort_does_and_is_stable(mut items in proptest::collection::vec((0_u8..5, any::<u16>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let by_position: Vec<_> = positions(items.len(), |a, b| items[a].0.cmp(&items[b].0)).into_iter().map(|at| items[at]).collect();
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(&items, &expected);
            prop_assert_eq!(by_position, expected);
        }

        #[test]
        fn a_map_has_of_each_key_what_came_last_as_collect_has(pairs in proptest::collection::vec((0_u8..9, any::<u16>()), 0..40)) {
            prop_assert_eq!(map_of(pairs.clone()), pairs.into_iter().collect());
        }
    }
}
