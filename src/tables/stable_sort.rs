//! One sort for all: the standard library's is made anew for every type it sorts, at some
//! kilobytes of WebAssembly each. What is sorted here is mostly in order but for a few places, or a few
//! ordered lists one after the other, so stretches in order are merged.

/// Two keys and the place of what they are of.
type Keys = (usize, usize, usize);

/// Sorts `items` by `key`; those of one key stay in their order. Time is n log n.
pub fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let keys = items.iter().map(key);
    let keys: Vec<Keys> = keys.enumerate().map(|(i, (first, second))| (first, second, i)).collect();
    let keys = sorted(keys);
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, _, i)| slots[i].take()));
}

/// The same `keys` in order.
fn sorted(mut keys: Vec<Keys>) -> Vec<Keys> {
    let mut merged = Vec::with_capacity(keys.len());
    loop {
        let mut rest = &keys[..];
        while !rest.is_empty() {
            let (one, more) = rest.split_at(ordered(rest));
            let (other, more) = more.split_at(ordered(more));
            merge(one, other, &mut merged);
            rest = more;
        }
        std::mem::swap(&mut keys, &mut merged);
        if ordered(&keys) == keys.len() {
            return keys;
        }
        merged.clear();
    }
}

/// How many of `keys`, from the first on, are in order.
fn ordered(keys: &[Keys]) -> usize {
    let breaks = keys.windows(2).position(|pair| pair[0] > pair[1]);
    breaks.map_or(keys.len(), |last| last + 1)
}

/// Adds those of `one` and `other`, each in order, to `merged` in order.
fn merge(mut one: &[Keys], mut other: &[Keys], merged: &mut Vec<Keys>) {
    while let ([a, more_of_one @ ..], [b, more_of_other @ ..]) = (one, other) {
        if a < b {
            merged.push(*a);
            one = more_of_one;
        } else {
            merged.push(*b);
            other = more_of_other;
        }
    }
    merged.extend_from_slice(one);
    merged.extend_from_slice(other);
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
