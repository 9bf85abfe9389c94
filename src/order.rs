//! One sort for all: the standard library's is made anew for every type it sorts, at some
//! kilobytes of WebAssembly each.

/// Sorts `items` by `key`; those of one key stay in their order. Time is n log n.
pub fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    let keys = items.iter().map(key);
    let mut keys: Vec<_> =
        keys.enumerate().map(|(i, (first, second))| (first, second, i)).collect();
    if keys.is_sorted() {
        return;
    }
    keys.sort_unstable();
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, _, i)| slots[i].take()));
}

/// A second key that puts the longer of two spans first.
pub fn later_first(end: usize) -> usize {
    usize::MAX - end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_stay_in_their_order() {
        let mut words = vec!["four", "two", "one", "three", "six", "five"];
        sort_by_key(&mut words, |word| (word.len(), 0));
        assert_eq!(words, ["two", "one", "six", "four", "five", "three"]);
    }
}
