//! Holds the tables in `data/` to their heads, which say what may stand in their columns.
//!
//! | line of a head | what it says |
//! |---|---|
//! | `# columns: words, part, frames, unit` | what the columns are called |
//! | `# part: one of verb noun` | one of these names stands in the column |
//! | `# frames: some of quote that` | some of them, with single blanks between |
//! | `# sizes: any of small large` | the same, or nothing |
//! | `# mark: at most one of against` | one of them, or nothing |
//! | `# unit: one of the ids in units.tsv` | what stands in the column `id` of that table |
//! | `# value of day week: one of last next` | the same, after one of the names `day` and `week` |
//!
//! Other columns hold any text. What does not fit is refused with its file and line:
//! `data/cues.tsv:17: vreb is none of verb noun adjective phrase`.

use std::collections::HashSet;

/// The name and the text of a table.
type Table = (String, String);

/// What a head says of one column.
struct Rule<'t> {
    column: usize,
    /// The names in the column before after which it holds; after any where there is none.
    after: Vec<&'t str>,
    count: Count,
    /// The names, as the head has them.
    said: &'t str,
    names: HashSet<&'t str>,
}

/// How many names stand in a cell.
#[derive(Clone, Copy, PartialEq)]
enum Count {
    AtMostOne,
    One,
    Some,
    Any,
}

/// How a head begins to say it.
const COUNTS: [(&str, Count); 4] = [
    ("at most one of ", Count::AtMostOne),
    ("one of ", Count::One),
    ("some of ", Count::Some),
    ("any of ", Count::Any),
];

/// Holds each of `tables` to its head.
///
/// # Errors
/// The first line that does not fit, or that says of a head what cannot be understood.
pub fn check(tables: &[Table]) -> Result<(), String> {
    tables.iter().try_for_each(|table| check_table(table, tables))
}

fn check_table(table: &Table, tables: &[Table]) -> Result<(), String> {
    let columns = columns(&table.1);
    let mut rules = Vec::new();
    for (line, number) in table.1.lines().zip(1..) {
        let checked = if let Some(said) = line.strip_prefix("# ") {
            rule(said, &columns, tables).map(|rule| rules.extend(rule))
        } else {
            check_row(line, &columns, &rules)
        };
        checked.map_err(|fault| format!("data/{}.tsv:{number}: {fault}", table.0))?;
    }
    Ok(())
}

/// The names of the columns; none where the head does not give any.
fn columns(table: &str) -> Vec<&str> {
    let mut head = table.lines().take_while(|line| line.starts_with("# "));
    let named = head.find_map(|line| line.strip_prefix("# columns: "));
    named.map_or(Vec::new(), |names| names.split(", ").collect())
}

/// The rule in a line of a head, if it holds one.
fn rule<'t>(
    said: &'t str,
    columns: &[&str],
    tables: &'t [Table],
) -> Result<Option<Rule<'t>>, String> {
    let Some((subject, said)) = said.split_once(": ") else { return Ok(None) };
    let count = COUNTS.iter().find_map(|(start, count)| Some((said.strip_prefix(start)?, *count)));
    let Some((said, count)) = count else { return Ok(None) };
    let (name, after) = subject.split_once(" of ").unwrap_or((subject, ""));
    let column = columns.iter().position(|column| *column == name);
    let column = column.ok_or_else(|| format!("{name} is no column"))?;
    let reference = said.strip_prefix("the ").filter(|reference| reference.ends_with(".tsv"));
    let names = match reference {
        Some(reference) => referred(reference, tables)?,
        None => said.split(' ').collect(),
    };
    Ok(Some(Rule { column, after: after.split_terminator(' ').collect(), count, said, names }))
}

/// What stands in the column that `reference` names: `ids in units.tsv`.
fn referred<'t>(reference: &str, tables: &'t [Table]) -> Result<HashSet<&'t str>, String> {
    let parts = reference.split_once("s in ");
    let parts = parts.and_then(|(column, file)| Some((column, file.strip_suffix(".tsv")?)));
    let found = parts.and_then(|(column, name)| {
        let table = &tables.iter().find(|table| table.0 == name)?.1;
        Some((table, columns(table).iter().position(|named| *named == column)?))
    });
    let (table, column) = found.ok_or_else(|| format!("there are no {reference}"))?;
    let rows = table.lines().filter(|line| !line.starts_with("# "));
    Ok(rows.filter_map(|row| row.split('\t').nth(column)).collect())
}

fn check_row(row: &str, columns: &[&str], rules: &[Rule]) -> Result<(), String> {
    let cells: Vec<_> = row.split('\t').collect();
    if !columns.is_empty() && cells.len() > columns.len() {
        return Err(format!("more cells than the {} columns", columns.len()));
    }
    let cell = |column: usize| cells.get(column).copied().unwrap_or_default();
    for rule in rules {
        let before = rule.column.checked_sub(1).map_or("", cell);
        let holds = rule.after.is_empty() || rule.after.contains(&before);
        if let Some(name) = rule.misfit(cell(rule.column)).filter(|_| holds && !row.is_empty()) {
            return Err(format!("`{name}` is none of {}", rule.said));
        }
    }
    Ok(())
}

impl Rule<'_> {
    /// What in `cell` is no name that may stand there.
    fn misfit<'c>(&self, cell: &'c str) -> Option<&'c str> {
        let is_known = |name: &&str| self.names.contains(name);
        match self.count {
            Count::AtMostOne | Count::Any if cell.is_empty() => None,
            Count::AtMostOne | Count::One => Some(cell).filter(|name| !is_known(name)),
            Count::Some | Count::Any => cell.split(' ').find(|name| !is_known(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a table that has these lines after the head that all have.
    fn said(lines: &str) -> Result<(), String> {
        let made_up = "# source: x\n# license: x\n# made by: hand\n".to_owned() + lines;
        let units = "# columns: name, id\nfoot\tft\n".to_owned();
        check(&[("units".to_owned(), units), ("made-up".to_owned(), made_up)])
    }

    /// The same of the rows of a table whose second column is such as `rule` says.
    fn of_rows(rule: &str, rows: &str) -> Result<(), String> {
        said(&format!("# columns: word, class\n# class: {rule}\n{rows}\n"))
    }

    fn refusal(line: usize, fault: &str) -> Result<(), String> {
        Err(format!("data/made-up.tsv:{line}: {fault}"))
    }

    #[test]
    fn an_unknown_name_is_refused_with_file_and_line() {
        let rule = "one of verb noun";
        assert_eq!(of_rows(rule, "claim\tnoun\nsay\tverb"), Ok(()));
        let fault = "`vreb` is none of verb noun";
        assert_eq!(of_rows(rule, "claim\tnoun\nsay\tvreb"), refusal(7, fault));
        for cell in ["", "ver", "verbs", "verb noun", " verb", "Verb"] {
            let fault = format!("`{cell}` is none of verb noun");
            assert_eq!(of_rows(rule, &format!("say\t{cell}")), refusal(6, &fault));
        }
        assert_eq!(of_rows(rule, "say"), refusal(6, "`` is none of verb noun"));
        assert_eq!(of_rows(rule, "say\tverb\tsaid"), refusal(6, "more cells than the 2 columns"));
    }

    #[test]
    fn every_name_of_a_cell_is_looked_at() {
        for rule in ["some of quote that", "any of quote that"] {
            assert_eq!(of_rows(rule, "say\tthat quote"), Ok(()));
            for (cell, name) in [("quoet that", "quoet"), ("quote  that", ""), ("that ", "")] {
                let fault = format!("`{name}` is none of quote that");
                assert_eq!(of_rows(rule, &format!("say\t{cell}")), refusal(6, &fault));
            }
        }
        assert!(of_rows("some of quote that", "say\t").is_err());
    }

    #[test]
    fn some_cells_may_be_empty() {
        for rule in ["at most one of quote that", "any of quote that"] {
            assert_eq!(of_rows(rule, "say\nspeak\t\ntell\tquote"), Ok(()));
            assert!(of_rows(rule, "say\tquoet").is_err());
        }
        assert!(of_rows("at most one of quote that", "say\tquote that").is_err());
    }

    #[test]
    fn names_may_stand_in_another_table() {
        assert_eq!(of_rows("one of the ids in units.tsv", "feet\tft"), Ok(()));
        let fault = "`foot` is none of the ids in units.tsv";
        assert_eq!(of_rows("one of the ids in units.tsv", "feet\tfoot"), refusal(6, fault));
        let fault = "there are no codes in units.tsv";
        assert_eq!(of_rows("one of the codes in units.tsv", "feet\tft"), refusal(5, fault));
    }

    #[test]
    fn a_value_is_held_to_the_class_before_it() {
        let table = |row: &str| {
            let head = "# columns: word, class, value\n# value of day week: one of last next\n";
            said(&format!("{head}{row}\n"))
        };
        assert_eq!(table("a\tday\tnext\nb\tcount\t7\nc\tfew"), Ok(()));
        assert_eq!(table("a\tweek\tnxet"), refusal(6, "`nxet` is none of last next"));
    }

    #[test]
    fn a_head_names_only_columns_there_are() {
        let fault = "prat is no column";
        assert_eq!(said("# columns: word, part\n# prat: one of verb\n"), refusal(5, fault));
    }
}
