//! Russian and Ukrainian names in the letters newspapers write.

/// Whose letters a name is in: some sound differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// "Владимир" is "Vladimir", "Дмитрий" "Dmitry".
    Russian,
    /// "Володимир" is "Volodymyr", "Сергій" "Serhiy".
    Ukrainian,
}

/// `name` from Cyrillic, the way Reuters and AP have it.
pub fn romanize(name: &str, alphabet: Alphabet) -> String {
    let mut roman = String::new();
    let stem = ["ий", "ый"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    for c in stem.chars() {
        let piece = letter(c.to_lowercase().next().unwrap_or(c), alphabet);
        let is_start = !roman.ends_with(|last: char| last.is_ascii_alphabetic());
        let piece =
            if is_start && piece == "e" && alphabet == Alphabet::Russian { "ye" } else { piece };
        match c.is_uppercase() {
            true => roman.push_str(&capitalized(piece)),
            false => roman.push_str(piece),
        }
    }
    if stem.len() < name.len() {
        roman.push('y');
    }
    roman.strip_suffix("ii").map(|stem| format!("{stem}iy")).unwrap_or(roman)
}

fn letter(c: char, alphabet: Alphabet) -> &'static str {
    match c {
        'и' if alphabet == Alphabet::Ukrainian => "y",
        'г' if alphabet == Alphabet::Ukrainian => "h",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'ё' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        '-' => "-",
        _ => "",
    }
}

fn capitalized(piece: &str) -> String {
    let mut chars = piece.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_in_newspapers() {
        let russian = |name| romanize(name, Alphabet::Russian);
        assert_eq!(russian("Дмитрий"), "Dmitry");
        assert_eq!(russian("Сергей"), "Sergei");
        assert_eq!(russian("Евгений"), "Yevgeny");
        assert_eq!(russian("Щербаков"), "Shcherbakov");
        let ukrainian = |name| romanize(name, Alphabet::Ukrainian);
        assert_eq!(ukrainian("Володимир"), "Volodymyr");
        assert_eq!(ukrainian("Сергій"), "Serhiy");
    }
}
