//! The frame around a page's markup: the head that Trunk wrote, with the files that it names and the
//! parts that differ from page to page.

use std::io;

use wandb_planner::{
    app::{
        Site, View,
        pages::{StaticPage, escape, plan_page, view_page},
    },
    plan::{Plan, link},
    reference::DATA_DAY,
};

use super::{
    folder::{Folder, integrity, short_hash},
    offline,
};

/// The location of a page, which decides how it links to the files and the other pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The page of a view.
    View(View),
    /// The page of a plan, in its own folder.
    PlanFolder,
    /// The one-file planner, which has no other files.
    OneFile,
}

/// The build's page, split into its parts.
pub struct Shell {
    /// Everything before `<body>`, with file names relative to the root.
    pub head: String,
    /// The name of the script that runs first.
    pub early: String,
    /// The name of the script that starts the planner.
    pub boot: String,
    /// The name of the style sheet.
    pub style: String,
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("index.html has no {what}"))
}

/// The tags in some HTML, each with its angle brackets.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('>').filter_map(|piece| Some(&piece[piece.find('<')?..]))
}

/// Returns the value of an attribute in a tag of a minified page.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '>']).next(),
    }
}

impl Shell {
    /// Splits the page of a new build into its parts, and renames its files after their content.
    pub fn of_build(dist: &Folder) -> io::Result<Self> {
        let built = dist.read_text("index.html")?;
        let (head, _) = built.split_once("<body>").ok_or_else(|| broken("body"))?;
        let (mut head, style) = join_styles(dist, head)?;
        let early = dist.name_by_content("early.js")?;
        let boot = dist.name_by_content("boot.js")?;
        for (script, name) in [("early.js", &early), ("boot.js", &boot)] {
            let old = format!("src=./{script}");
            if !head.contains(&old) {
                return Err(broken(script));
            }
            head = head.replace(&old, &format!("src=./{name}"));
        }
        let marked = format!("data-worker={} src=./{boot}", offline::NAME);
        head = head.replace(&format!("src=./{boot}"), &marked);
        Ok(Self { head, early, boot, style })
    }

    /// Returns the tag in the head that names a file.
    pub fn tag_naming(&self, file: &str) -> io::Result<&str> {
        tags(&self.head).find(|tag| tag.contains(file)).ok_or_else(|| broken(file))
    }

    /// The page of a plan at a location.
    pub fn page(&self, plan: &Plan, place: Place) -> String {
        let link = escape(&link::encode(plan));
        let (script, head): (&str, String) = match place {
            // The planner opens with the page's plan, wherever the page is.
            Place::PlanFolder => (&self.boot, self.head.replace("=./", "=../../")),
            Place::View(_) | Place::OneFile => (&self.early, self.head.clone()),
        };
        // The names of the modules are relative to the script that loads them, not to the page.
        let head = ["data-js", "data-wasm", "data-files-js", "data-files-wasm"]
            .iter()
            .fold(head, |head, name| {
                head.replace(&format!("{name}=../../"), &format!("{name}=./"))
            });
        let head = match head.find(script) {
            Some(at) => {
                let end = at + script.len();
                format!("{} data-plan=\"{link}\"{}", &head[..end], &head[end..])
            }
            None => head,
        };
        let StaticPage { title, body } = match place {
            Place::View(view) => view_page(view, plan, DATA_DAY, Site::Static("")),
            Place::PlanFolder => plan_page(plan, DATA_DAY, Site::Static("../../")),
            // It has no other pages to link to.
            Place::OneFile => view_page(View::Plan, plan, DATA_DAY, Site::OneFile),
        };
        let head = match (head.find("<title>"), head.find("</title>")) {
            (Some(start), Some(end)) => format!("{}<title>{title}{}", &head[..start], &head[end..]),
            _ => head,
        };
        format!("{head}<body>{body}</body></html>\n")
    }
}

/// Joins all style sheets into one: they are small, and a request costs more than their bytes.
fn join_styles(dist: &Folder, head: &str) -> io::Result<(String, String)> {
    let links: Vec<&str> = tags(head).filter(|tag| tag.contains("rel=stylesheet")).collect();
    let first = links.first().ok_or_else(|| broken("style sheet"))?;
    let mut style = Vec::new();
    for link in &links {
        let name = attribute(link, "href").ok_or_else(|| broken("address of a style sheet"))?;
        style.extend(dist.read(name.trim_start_matches("./"))?);
        dist.remove(name.trim_start_matches("./"))?;
    }
    let name = format!("style-{}.css", short_hash(&style));
    dist.write(&name, &style)?;
    let tag = format!("<link href=./{name} integrity={} rel=stylesheet>", integrity(&style));
    let joined = head.replacen(first, &tag, 1);
    Ok((links[1..].iter().fold(joined, |head, link| head.replacen(link, "", 1)), name))
}
