//! The functions of SQLite that may be called in a sandbox.

/// What can be called: the same arguments give the same result, and nothing outside is reached.
const ALLOWED: &[&str] = &[
    "->",
    "->>",
    "abs",
    "acos",
    "asin",
    "atan",
    "atan2",
    "avg",
    "ceil",
    "ceiling",
    "char",
    "coalesce",
    "concat",
    "concat_ws",
    "cos",
    "count",
    "cume_dist",
    "date",
    "datetime",
    "degrees",
    "dense_rank",
    "exp",
    "first_value",
    "floor",
    "format",
    "glob",
    "group_concat",
    "hex",
    "if",
    "ifnull",
    "iif",
    "instr",
    "json",
    "json_array",
    "json_array_length",
    "json_each",
    "json_extract",
    "json_group_array",
    "json_group_object",
    "json_insert",
    "json_object",
    "json_patch",
    "json_quote",
    "json_remove",
    "json_replace",
    "json_set",
    "json_tree",
    "json_type",
    "json_valid",
    "julianday",
    "lag",
    "last_value",
    "lead",
    "length",
    "like",
    "likelihood",
    "likely",
    "ln",
    "log",
    "log10",
    "log2",
    "lower",
    "ltrim",
    "max",
    "median",
    "min",
    "mod",
    "nth_value",
    "ntile",
    "nullif",
    "octet_length",
    "percent_rank",
    "percentile",
    "percentile_cont",
    "percentile_disc",
    "pi",
    "pow",
    "power",
    "printf",
    "quote",
    "radians",
    "raise",
    "rank",
    "replace",
    "round",
    "row_number",
    "rtrim",
    "sign",
    "sin",
    "sqrt",
    "strftime",
    "string_agg",
    "substr",
    "substring",
    "sum",
    "tan",
    "time",
    "timediff",
    "total",
    "trim",
    "trunc",
    "typeof",
    "unhex",
    "unicode",
    "unixepoch",
    "unlikely",
    "upper",
];

/// What SQLite itself calls where a table is altered; it lets nobody else call them.
const INTERNAL: &str = "sqlite_";

/// Why the function cannot be called; nothing if it can.
pub(super) fn refusal(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    if ALLOWED.binary_search(&name.as_str()).is_ok() {
        return None;
    }
    Some(match name.as_str() {
        "random" | "randomblob" => {
            format!("`{name}` gives something else every time, and an answer must not")
        }
        "current_date" | "current_time" | "current_timestamp" => {
            format!("`{name}` reads the clock, and an answer must be the same every day")
        }
        _ => format!("the function `{name}` cannot be called here"),
    })
}

/// Whether SQLite calls it to alter a table.
pub(super) fn is_internal(name: &str) -> bool {
    name.get(..INTERNAL.len())
        .is_some_and(|front| front.eq_ignore_ascii_case(INTERNAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(ALLOWED.is_sorted());
        assert_eq!(refusal("SUM"), None);
        assert!(refusal("load_extension").is_some());
    }
}
