//! What is around the markup of a page: the head that Trunk has written, with the files that it
//! names, and what differs from page to page.

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

/// Where a page is, and with it how it finds the files and the other pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The page of a view.
    View(View),
    /// The page of a plan, in a folder of its own.
    PlanFolder,
    /// The one file, which stands alone.
    OneFile,
}

/// The page of the build, taken apart.
pub struct Shell {
    /// Everything before `<body>`, with the files as they are named from the root.
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

/// The tags of a text, each with its brackets.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('>').filter_map(|piece| Some(&piece[piece.find('<')?..]))
}

/// The value of an attribute in a tag of a minified page.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '>']).next(),
    }
}

impl Shell {
    /// Takes the page of a fresh build apart, and gives its files names that change with their content.
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

    /// The tag of the head that names a file.
    pub fn tag_naming(&self, file: &str) -> io::Result<&str> {
        tags(&self.head).find(|tag| tag.contains(file)).ok_or_else(|| broken(file))
    }

    /// The page of a plan at a place.
    pub fn page(&self, plan: &Plan, place: Place) -> String {
        let link = escape(&link::encode(plan));
        let (script, head): (&str, String) = match place {
            // The planner takes over the plan of the page, wherever the page is.
            Place::PlanFolder => (&self.boot, self.head.replace("=./", "=../../")),
            Place::View(_) | Place::OneFile => (&self.early, self.head.clone()),
        };
        // The modules are named from the script that loads them, not from the page.
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
            // Nothing is beside it that a link could lead to.
            Place::OneFile => view_page(View::Plan, plan, DATA_DAY, Site::OneFile),
        };
        let head = match (head.find("<title>"), head.find("</title>")) {
            (Some(start), Some(end)) => format!("{}<title>{title}{}", &head[..start], &head[end..]),
            _ => head,
        };
        format!("{head}<body>{body}</body></html>\n")
    }
}

/// Makes one style sheet of all: they are small, and each request costs more than its bytes.
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
