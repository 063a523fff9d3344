//! The inputs and outputs of W&B's modules, and a check of a root module against them without Terraform.
//!
//! The interfaces are data in `tests/terraform/interfaces/`, read from the modules' sources.

use std::collections::{BTreeMap, BTreeSet};

use hcl_edit::{
    expr::{Expression, FuncCall, Traversal, TraversalOperator},
    structure::{Attribute, Block, Body},
    visit::{Visit, visit_func_call, visit_traversal},
};
use serde::Deserialize;

/// The interface of a module at one version.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Interface {
    pub source: String,
    pub version: String,
    /// Required arguments and their types.
    required: BTreeMap<String, String>,
    /// Optional arguments and their types.
    optional: BTreeMap<String, String>,
    outputs: BTreeSet<String>,
    sensitive_outputs: BTreeSet<String>,
}

impl Interface {
    pub fn all() -> [Self; 4] {
        [
            include_str!("../terraform/interfaces/aws.json"),
            include_str!("../terraform/interfaces/google.json"),
            include_str!("../terraform/interfaces/azurerm.json"),
            include_str!("../terraform/interfaces/helm.json"),
        ]
        .map(|json| serde_json::from_str(json).expect("an interface"))
    }

    fn argument(&self, name: &str) -> Option<&str> {
        self.required.get(name).or_else(|| self.optional.get(name)).map(String::as_str)
    }

    fn gives(&self, output: &str) -> bool {
        self.outputs.contains(output) || self.sensitive_outputs.contains(output)
    }
}

/// Arguments of every module block, which belong to Terraform and not to the module.
const OF_TERRAFORM: [&str; 6] =
    ["source", "version", "count", "for_each", "providers", "depends_on"];

/// The complaints about a root module, given its files' names and contents.
pub fn complaints(files: &[(&str, &str)]) -> Vec<String> {
    let mut root = RootModule::default();
    for (path, text) in files {
        match text.parse::<Body>() {
            Ok(body) if has_extension(path, "tfvars") => root.values.push((body, text)),
            Ok(body) => root.body.extend(body),
            Err(error) => root.complaints.push(format!("{path}: {error}")),
        }
    }
    root.check();
    root.complaints
}

fn has_extension(path: &str, extension: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|its| its == extension)
}

#[derive(Default)]
struct RootModule<'a> {
    body: Body,
    values: Vec<(Body, &'a str)>,
    complaints: Vec<String>,
}

impl RootModule<'_> {
    fn check(&mut self) {
        let interfaces = Interface::all();
        let mut modules = BTreeMap::new();
        let mut found = Vec::new();
        for block in self.body.get_blocks("module") {
            match interface_of(block, &interfaces) {
                Ok(interface) => {
                    modules.insert(label(block), interface);
                    found.extend(module_complaints(block, interface, &self.body));
                }
                Err(complaint) => found.push(complaint),
            }
        }
        found.extend(reference_complaints(&self.body, &modules));
        found.extend(self.body.get_blocks("output").filter_map(|it| leak(it, &modules)));
        for (values, text) in &self.values {
            found.extend(value_complaints(values, text, &self.body));
        }
        self.complaints.extend(found);
    }
}

/// The last label of a block, which is its name.
fn label(block: &Block) -> String {
    block.labels.last().map(|it| it.as_str().to_owned()).unwrap_or_default()
}

fn literal<'a>(body: &'a Body, key: &str) -> Option<&'a str> {
    body.get_attribute(key)?.value.as_str()
}

fn interface_of<'a>(block: &Block, all: &'a [Interface]) -> Result<&'a Interface, String> {
    let name = label(block);
    let source = literal(&block.body, "source").ok_or(format!("module {name} has no source"))?;
    let interface = all.iter().find(|it| it.source == source);
    let interface = interface.ok_or(format!("module {name}: {source} is unknown"))?;
    let version = literal(&block.body, "version").unwrap_or("no version");
    if version == interface.version {
        Ok(interface)
    } else {
        Err(format!(
            "module {name}: {source} has the known version {}, not {version}",
            interface.version
        ))
    }
}

fn module_complaints(block: &Block, interface: &Interface, root: &Body) -> Vec<String> {
    let name = label(block);
    let mut found = Vec::new();
    let given = || block.body.attributes().filter(|it| !OF_TERRAFORM.contains(&it.key.as_str()));
    for Attribute { key, value, .. } in given() {
        match interface.argument(key.as_str()) {
            None => found.push(format!("module {name} has no argument {}", key.as_str())),
            Some(expected) if !fits(value, expected, root) => {
                found.push(format!("module {name}: {} takes {expected}", key.as_str()));
            }
            Some(_) => {}
        }
    }
    let is_given = |name: &str| given().any(|it| it.key.as_str() == name);
    for missing in interface.required.keys().filter(|it| !is_given(it)) {
        found.push(format!("module {name} needs {missing}"));
    }
    found
}

/// Whether a value can have a type, as far as can be decided without Terraform.
fn fits(value: &Expression, expected: &str, root: &Body) -> bool {
    let items = |of: &str| expected.strip_prefix(of).and_then(|it| it.strip_suffix(')'));
    match value {
        Expression::Bool(_) => matches!(expected, "bool" | "any"),
        Expression::Number(_) => matches!(expected, "number" | "any"),
        Expression::String(_) | Expression::StringTemplate(_) | Expression::HeredocTemplate(_) => {
            matches!(expected, "string" | "any")
        }
        Expression::Array(array) => match items("list(").or_else(|| items("set(")) {
            Some(item) => array.iter().all(|it| fits(it, item, root)),
            None => expected == "any",
        },
        Expression::Object(_) => ["map(", "object("].iter().any(|it| expected.starts_with(it)),
        Expression::Traversal(traversal) => match parts(traversal).as_slice() {
            [first, name] if first == "var" => match type_of(root, name) {
                Some(declared) => declared == expected || expected == "any",
                // An undeclared variable is reported elsewhere.
                None => true,
            },
            _ => true,
        },
        _ => true,
    }
}

/// The declared type of a variable, without white space.
fn type_of(root: &Body, variable: &str) -> Option<String> {
    let block = root.get_blocks("variable").find(|block| label(block) == variable)?;
    let declared = block.body.get_attribute("type")?;
    Some(declared.value.to_string().split_whitespace().collect())
}

/// The names in a reference: `module.wandb[0].url` is `module`, `wandb`, `url`.
fn parts(traversal: &Traversal) -> Vec<String> {
    let first = match &traversal.expr {
        Expression::Variable(name) => name.as_str().to_owned(),
        _ => return Vec::new(),
    };
    let rest = traversal.operators.iter().filter_map(|operator| match operator.value() {
        TraversalOperator::GetAttr(name) => Some(name.as_str().to_owned()),
        _ => None,
    });
    std::iter::once(first).chain(rest).collect()
}

/// The references in a body.
struct References {
    which: Which,
    found: Vec<Vec<String>>,
}

#[derive(PartialEq, Eq)]
enum Which {
    All,
    /// References whose values may be secret, so not those in `nonsensitive(...)`.
    MaybeSecret,
}

impl Visit for References {
    fn visit_traversal(&mut self, node: &Traversal) {
        self.found.push(parts(node));
        visit_traversal(self, node);
    }

    fn visit_func_call(&mut self, node: &FuncCall) {
        if self.which == Which::All || node.name.name.as_str() != "nonsensitive" {
            visit_func_call(self, node);
        }
    }
}

fn references(body: &Body, which: Which) -> Vec<Vec<String>> {
    let mut references = References { which, found: Vec::new() };
    references.visit_body(body);
    references.found
}

/// The declared names in the form of references: `var.name`, `aws_vpc.main`.
fn declared(root: &Body) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for block in root.blocks() {
        match block.ident.as_str() {
            "variable" => names.insert(format!("var.{}", label(block))),
            "module" => names.insert(format!("module.{}", label(block))),
            "resource" => names.insert(format!("{}.{}", block.labels[0].as_str(), label(block))),
            "data" => names.insert(format!("data.{}.{}", block.labels[0].as_str(), label(block))),
            "locals" => {
                names
                    .extend(block.body.attributes().map(|it| format!("local.{}", it.key.as_str())));
                false
            }
            _ => false,
        };
    }
    names
}

fn reference_complaints(root: &Body, modules: &BTreeMap<String, &Interface>) -> Vec<String> {
    let declared = declared(root);
    let mut found = Vec::new();
    let mut used = BTreeSet::new();
    for block in root.blocks() {
        for reference in references(&block.body, Which::All) {
            let [first, second, ..] = reference.as_slice() else { continue };
            let third = reference.get(2);
            let name = match (first.as_str(), third) {
                ("data", Some(third)) => format!("data.{second}.{third}"),
                _ => format!("{first}.{second}"),
            };
            if is_of_root(first) && !declared.contains(&name) {
                found.push(format!("{name} is not declared"));
            }
            if let ("module", Some(output), Some(interface)) =
                (first.as_str(), third, modules.get(second))
                && !interface.gives(output)
            {
                found.push(format!("module {second} has no output {output}"));
            }
            // A variable that only its own validation or a check reads counts as unused.
            if !["variable", "check"].contains(&block.ident.as_str()) {
                used.insert(name);
            }
        }
    }
    let of_variables = declared.iter().filter(|it| it.starts_with("var."));
    found.extend(of_variables.filter(|it| !used.contains(*it)).map(|it| format!("{it} is unused")));
    found
}

/// Whether the first part of a reference belongs to a declaration of the root module. Apart from keywords,
/// only resource types have an underscore; the files' loop variables have none.
fn is_of_root(first: &str) -> bool {
    ["var", "local", "module", "data"].contains(&first) || first.contains('_')
}

/// Reports an output that exposes a module's secret without being marked as sensitive.
fn leak(output: &Block, modules: &BTreeMap<String, &Interface>) -> Option<String> {
    if output.body.get_attribute("sensitive").is_some() {
        return None;
    }
    references(&output.body, Which::MaybeSecret).iter().find_map(|reference| {
        match reference.as_slice() {
            [first, module, name, ..] if first == "module" => {
                let secret = modules.get(module)?.sensitive_outputs.contains(name);
                secret.then(|| format!("output {} shows module.{module}.{name}", label(output)))
            }
            _ => None,
        }
    })
}

fn value_complaints(values: &Body, text: &str, root: &Body) -> Vec<String> {
    let mut found = Vec::new();
    let mut named = BTreeSet::new();
    // A commented line shows a possible value, which must also fit.
    let is_value = |line: &&str| {
        line.split_once(" = ").is_some_and(|(key, _)| {
            key.trim().bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        })
    };
    let comments = text.lines().filter_map(|line| line.strip_prefix("# "));
    let shown: Vec<&str> = comments.filter(is_value).collect();
    match (shown.join("\n") + "\n").parse::<Body>() {
        Ok(shown) => {
            for Attribute { key, value, .. } in values.attributes().chain(shown.attributes()) {
                let key = key.as_str();
                match type_of(root, key) {
                    None => found.push(format!("terraform.tfvars: {key} is not declared")),
                    Some(expected) if !fits(value, &expected, root) => {
                        found.push(format!("terraform.tfvars: {key} takes {expected}"));
                    }
                    Some(_) => {}
                }
                named.insert(key.to_owned());
            }
        }
        Err(error) => found.push(format!("terraform.tfvars, commented lines: {error}")),
    }
    for variable in root.get_blocks("variable") {
        let name = label(variable);
        let must_be_given = variable.body.get_attribute("default").is_none();
        if must_be_given && !named.contains(&name) && !text.contains(&format!("TF_VAR_{name}=")) {
            found.push(format!("terraform.tfvars does not mention {name}"));
        }
    }
    found
}
