//! The one-file planner: the whole planner in a page that opens from a disk.
//!
//! Its scripts and styles are inline, and its content security policy allows them by their hashes. Its modules are
//! compressed text in the page and become `blob:` addresses, which the policy also allows.

use std::io::{self, Write as _};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, GzBuilder};
use wandb_planner::plan::Plan;

use super::{
    folder::{Folder, integrity},
    shell::{Place, Shell, attribute},
};

const UNPACK: &str = include_str!("../../../public/one-file.js");

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the page has no {what}"))
}

/// Compresses bytes and encodes them as text, with the same result each time.
fn pack(bytes: &[u8]) -> io::Result<String> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(BASE64_STANDARD.encode(encoder.finish()?))
}

/// The page with all files inline.
pub fn page(dist: &Folder, shell: &Shell) -> io::Result<String> {
    let early = dist.read_text(&shell.early)?;
    let boot = format!("{UNPACK}{}", dist.read_text(&shell.boot)?);
    let style = dist.read_text(&shell.style)?;
    let icon = BASE64_STANDARD.encode(dist.read("icon.svg")?);

    let built = shell.page(&Plan::default(), Place::OneFile);
    let (head, body) = built.split_once("<body>").ok_or_else(|| broken("body"))?;
    let mut packed = String::new();
    let mut boot_tag = String::from("<script type=module");
    let named = shell.tag_naming(&shell.boot)?;
    for name in ["data-js", "data-wasm", "data-files-js", "data-files-wasm"] {
        let file = attribute(named, name).ok_or_else(|| broken(name))?;
        let id = format!("packed-{}", &name["data-".len()..]);
        let bytes = dist.read(file.trim_start_matches("./"))?;
        let pack = pack(&bytes)?;
        packed = format!("{packed}<script type=text/plain id={id}>{pack}</script>");
        boot_tag = format!("{boot_tag} {name}={id}");
    }

    // Only inline files exist, so links to preload or install others are removed.
    let kept: String = head
        .split_inclusive('>')
        .filter(|tag| {
            let link = tag.contains("<link ");
            !(link || tag.contains("<script") || tag.starts_with("</script"))
        })
        .collect();
    let policy = attribute_of_policy(&kept)?;
    let own_policy = format!(
        "default-src 'none'; script-src '{}' '{}' blob: 'wasm-unsafe-eval'; style-src '{}'; img-src data:; connect-src blob:; base-uri 'none'; form-action 'none'",
        integrity(early.as_bytes()),
        integrity(boot.as_bytes()),
        integrity(style.as_bytes()),
    );
    let kept = kept.replace(policy, &own_policy);
    let plan = attribute(
        head.split_inclusive('>').find(|tag| tag.contains(&*shell.early)).unwrap_or_default(),
        "data-plan",
    )
    .ok_or_else(|| broken("plan"))?;
    Ok(format!(
        "{}<link href=\"data:image/svg+xml;base64,{icon}\" rel=icon><style>{style}</style><script data-plan=\"{plan}\">{early}</script></head><body>{}{packed}{boot_tag}>{boot}</script></body></html>\n",
        kept.trim_end_matches("</head>"),
        body.trim_end().trim_end_matches("</html>").trim_end_matches("</body>"),
    ))
}

fn attribute_of_policy(head: &str) -> io::Result<&str> {
    let tag = head.split_inclusive('>').find(|tag| tag.contains("Content-Security-Policy"));
    tag.and_then(|tag| attribute(tag, "content")).ok_or_else(|| broken("policy"))
}
