//! How good candidates and choices are.

use std::ops::Range;

use super::cases::{Case, Choice};
use super::gold::Text;
use super::learn::chances;

/// How alike two contents are to count as the same.
const SAME: f32 = 0.8;

/// What is chosen of a case: which candidate, and how likely it and its likes are right.
pub type Pick = Option<(usize, f32)>;

/// Prints how many candidates there are, and how many attributions have a right one.
pub fn print_candidates(name: &str, texts: &[Text], cases: &[Case]) {
    let gold: usize = texts.iter().map(wanted).sum();
    let candidates: usize = cases.iter().map(|case| case.candidates.len()).sum();
    let features: usize = cases.iter().flat_map(|case| &case.parts).map(Vec::len).sum();
    let of = |is: &dyn Fn(&Choice) -> bool| {
        cases.iter().filter(|case| case.candidates.iter().any(is)).count()
    };
    let proposed = of(&|c| c.is_proposed);
    let right = of(&|c| c.is_proposed && c.is_right);
    println!(
        "{name}: {} texts, {gold} attributions, {} cues, {candidates} candidates, {features} features; \
         a right candidate for {:.1} %; proposed P {:.1} R {:.1} F1 {:.1}",
        texts.len(),
        cases.len(),
        percent(of(&|c| c.is_right), gold),
        percent(right, proposed),
        percent(right, gold),
        200.0 * right as f32 / (proposed + gold) as f32,
    );
}

/// Attributions of `text` that are to be found.
fn wanted(text: &Text) -> usize {
    text.gold.iter().filter(|gold| !gold.is_optional).count()
}

/// The likeliest candidate of `case`, with how likely it and its likes are right together.
pub fn pick(case: &Case, weight: impl Fn(u32) -> f32) -> Pick {
    let chances = chances(case, weight);
    let best = (0..chances.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b]))?;
    let all = case.candidates.iter().zip(&chances);
    let alike = all.filter(|(other, _)| is_alike(&case.candidates[best], other));
    Some((best, alike.map(|(_, chance)| chance).sum()))
}

fn is_alike(a: &Choice, b: &Choice) -> bool {
    let length = |pieces: &[Range<usize>]| pieces.iter().map(|p| p.len()).sum::<usize>();
    let shared =
        |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let common: usize =
        a.content.iter().flat_map(|x| b.content.iter().map(move |y| shared(x, y))).sum();
    let is_same_source = match (&a.source, &b.source) {
        (Some(a), Some(b)) => 3 * shared(a, b) >= a.len() + b.len(),
        (None, None) => true,
        _ => false,
    };
    is_same_source && 2.0 * common as f32 >= SAME * (length(&a.content) + length(&b.content)) as f32
}

/// Prints how many choices are right, at several thresholds, and how well chances tell it.
pub fn print_choices(name: &str, texts: &[Text], cases: &[Case], picks: &[Pick]) {
    let gold: usize = texts.iter().map(wanted).sum();
    let judged: Vec<_> = cases
        .iter()
        .zip(picks)
        .filter_map(|(case, pick)| pick.map(|(i, chance)| (chance, case.candidates[i].is_right)))
        .collect();
    println!("{name}, each text judged by what others teach:");
    println!("  {:>9} {:>6} {:>6} {:>6} {:>6}", "threshold", "chosen", "P", "R", "F1");
    for threshold in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let chosen: Vec<_> = judged.iter().filter(|(chance, _)| *chance >= threshold).collect();
        let right = chosen.iter().filter(|(_, is_right)| *is_right).count();
        println!(
            "  {threshold:>9} {:>6} {:>6.1} {:>6.1} {:>6.1}",
            chosen.len(),
            percent(right, chosen.len()),
            percent(right, gold),
            200.0 * right as f32 / (chosen.len() + gold) as f32
        );
    }
    print!("  right of those with a chance of");
    for tenth in 0..10 {
        let range = tenth as f32 / 10.0..(tenth + 1 + i32::from(tenth == 9)) as f32 / 10.0;
        let of: Vec<_> = judged.iter().filter(|(chance, _)| range.contains(chance)).collect();
        let right = of.iter().filter(|(_, is_right)| *is_right).count();
        print!("  {}0 %: {:.0}", tenth, percent(right, of.len()));
    }
    println!();
}

fn percent(part: usize, all: usize) -> f32 {
    100.0 * part as f32 / all.max(1) as f32
}
