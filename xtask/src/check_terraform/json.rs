//! Lookups in Terraform's plan as JSON.

use std::fmt::Debug;

use serde_json::Value;

/// The planned values of every resource of a type, in all modules.
pub fn resources<'a>(planned: &'a Value, kind: &str) -> Vec<&'a Value> {
    fn gather<'a>(module: &'a Value, kind: &str, found: &mut Vec<&'a Value>) {
        let list = |name: &str| module[name].as_array().map(Vec::as_slice).unwrap_or_default();
        let wanted = list("resources").iter().filter(|it| it["mode"] == "managed");
        found.extend(wanted.filter(|it| it["type"] == kind).map(|it| &it["values"]));
        for child in list("child_modules") {
            gather(child, kind, found);
        }
    }
    let mut found = Vec::new();
    gather(&planned["planned_values"]["root_module"], kind, &mut found);
    found
}

/// Returns a string in a value. The error says what is missing.
pub fn text(value: &Value, pointer: &str) -> Result<String, String> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.map(str::to_owned).ok_or_else(|| format!("no {pointer}"))
}

/// Returns a number in a value. The error says what is missing.
pub fn number(value: &Value, pointer: &str) -> Result<u64, String> {
    value.pointer(pointer).and_then(Value::as_u64).ok_or_else(|| format!("no {pointer}"))
}

/// Returns the only item of a list.
pub fn only(list: &Value) -> Result<String, String> {
    match list.as_array().map(Vec::as_slice) {
        Some([item]) => text(item, ""),
        _ => Err(format!("not one machine: {list}")),
    }
}

/// Returns the value that all items share.
pub fn the_same<T: PartialEq + Debug>(
    mut values: impl Iterator<Item = Result<T, String>>,
) -> Result<T, String> {
    let first = values.next().ok_or("there is none")??;
    for other in values {
        let other = other?;
        if other != first {
            return Err(format!("both {first:?} and {other:?}"));
        }
    }
    Ok(first)
}

/// Returns a string that all resources of a type share.
pub fn of(planned: &Value, kind: &str, pointer: &str) -> Result<String, String> {
    the_same(resources(planned, kind).into_iter().map(|it| text(it, pointer)))
        .map_err(|complaint| format!("{kind}: {complaint}"))
}

/// Returns a number that all resources of a type share.
pub fn number_of(planned: &Value, kind: &str, pointer: &str) -> Result<u64, String> {
    the_same(resources(planned, kind).into_iter().map(|it| number(it, pointer)))
}

/// The sum of a number over several resources.
pub fn sum(resources: &[&Value], pointer: &str) -> Result<u64, String> {
    resources.iter().map(|it| number(it, pointer)).sum()
}
