//! Bringing a picture without a script: a file goes in, the line that shows it comes out.

use grove_kernel::Problems;
use grove_ui::components::{button, error_summary, file_field, form_key, link_button};
use grove_ui::{Page, Sheet};
use maud::html;

use crate::paths;

pub fn form(page: &Page<'_>, problems: &Problems) -> Sheet {
    let title = page.t("upload-title");
    let main = html! {
        h1 { (title) }
        p.lede { (page.t("upload-lede")) }
        (error_summary(page, problems))
        form.form method="post" action=(paths::UPLOADS) enctype="multipart/form-data" {
            (form_key(page))
            (file_field(page, problems, "file", page.t("upload-file"), "image/*"))
            div.form-actions { (button(page.t("upload-bring")).primary()) }
        }
    };
    Sheet::new(title).narrow().no_index().main(main)
}

pub fn brought(page: &Page<'_>, url: &str, (width, height): (u32, u32)) -> Sheet {
    let title = page.t("upload-brought");
    let line = format!("![{}]({url})", page.t("ui-upload-alt"));
    let main = html! {
        h1 { (title) }
        p.lede { (page.t("upload-paste")) }
        textarea.in rows="2" readonly aria-label=(page.t("upload-line")) { (line) }
        p { img src=(url) alt="" width=(width) height=(height); }
        div.form-actions { (link_button(page.t("upload-another"), paths::NEW)) }
    };
    Sheet::new(title).narrow().no_index().main(main)
}
