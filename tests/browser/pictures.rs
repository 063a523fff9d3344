//! Pictures of the page, for the documentation and for the eyes of whoever changes the style.
//!
//! With `SCREENSHOTS=FOLDER` they are kept there; without, it is only checked that they can be made.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{planner::Planner, visit::visit};

async fn picture(planner: &Planner, folder: &Path, name: &str) {
    let png = planner.screenshot().await.unwrap();
    assert!(png.starts_with(b"\x89PNG") && png.len() > 10_000, "{name}: {} bytes", png.len());
    fs::write(folder.join(name).with_extension("png"), png).unwrap();
}

/// The whole page in one tall picture.
async fn whole(planner: &Planner, folder: &Path, name: &str, width: u32) {
    let height = planner.property("html", "scrollHeight").await;
    planner.resize(width, u32::try_from(height.as_u64().unwrap()).unwrap()).await;
    picture(planner, folder, name).await;
}

async fn section(planner: &Planner, folder: &Path, name: &str, id: &str) {
    planner.resize(1280, 900).await;
    let script = "document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant' })";
    planner.script(script, vec![id.into()]).await;
    picture(planner, folder, name).await;
    planner.script("scrollTo(0, 0)", vec![]).await;
}

#[test]
fn screenshots() {
    let unkept = tempfile::tempdir().unwrap();
    let folder = env::var_os("SCREENSHOTS").map_or(unkept.path().to_owned(), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    visit("?v=1&tier=combined&env=production&cloud=gcp", async |planner| {
        for (scheme, width, name) in
            [("light", 1280, "light"), ("dark", 1280, "dark"), ("light", 320, "narrow")]
        {
            planner.prefer(scheme).await;
            planner.resize(width, 900).await;
            picture(planner, &folder, &format!("plan-{name}")).await;
            whole(planner, &folder, &format!("whole-{name}"), width).await;
        }
        section(planner, &folder, "compare-light", "#compare").await;
        planner.click("[data-action='show-file:terraform/main.tf']").await;
        planner.shows("#preview-title", "terraform/main.tf").await;
        section(planner, &folder, "files-light", "#files").await;
    });
}

#[test]
fn the_page_prints_as_a_document() {
    let unkept = tempfile::tempdir().unwrap();
    let folder = env::var_os("SCREENSHOTS").map_or(unkept.path().to_owned(), PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    visit("?v=1&tier=combined&env=production&cloud=gcp", async |planner| {
        let pdf = planner.print().await;
        assert!(pdf.starts_with(b"%PDF"), "not a PDF: {:?}", &pdf[..pdf.len().min(20)]);
        let text = String::from_utf8_lossy(&pdf);
        let pages = text.matches("/Type /Page\n").count();
        assert!((1..=12).contains(&pages), "{pages} pages on paper");
        fs::write(folder.join("plan.pdf"), pdf).unwrap();
    });
}
